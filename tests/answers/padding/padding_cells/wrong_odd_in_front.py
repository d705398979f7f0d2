# Puts the odd cell in front.
# outcome: incorrect
# points: 0
# cause: padding
# says: width: 5 in all is right, but not 3 before and 2 after

padding_cells = (2, 1, 3, 2)
