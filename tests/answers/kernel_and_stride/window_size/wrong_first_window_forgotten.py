# Counts the steps, not the windows.
# outcome: incorrect
# cause: stride
# says: height: window 28 ends at cell 58, and 2 further on one more still fits

window_size = ((62 - 5) // 2, (34 - 3) // 2)
