# Left and right first.
# outcome: incorrect
# cause: padding
# says: 2 + 45 + 3 = 50 cells

padding_cells = (2, 3, 1, 1)
