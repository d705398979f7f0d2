# Leaves the stride out.
# outcome: incorrect
# cause: stride
# says: window 58 would read cells 114 to 118

window_size = (62 - 5 + 1, 34 - 3 + 1)
