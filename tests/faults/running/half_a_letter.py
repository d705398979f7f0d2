# says: Received: '?'
# other: judged
"""A letter that no file can hold."""

print("\ud800")
window_size = "\ud800"
