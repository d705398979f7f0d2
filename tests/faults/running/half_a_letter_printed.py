# says: Received: '[?]'|could not be interrupted
# other: either
"""A letter that no message can hold: now and then ipykernel waits ten seconds for it to be sent, longer than the limit here."""

print("\ud800")
window_size = "\ud800"
