# says: nested more than 20 deep
# other: judged
"""A list that holds itself."""

window_size = []
window_size.append(window_size)
