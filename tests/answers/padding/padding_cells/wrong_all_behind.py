# Puts everything behind.
# outcome: incorrect
# cause: padding
# says: width: 5 in all is right, but not 0 before and 5 after

padding_cells = (0, 2, 0, 5)
