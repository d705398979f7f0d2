# says: Received: '?'
# other: judged
"""A letter that no file can hold."""

window_size = "\ud800"
