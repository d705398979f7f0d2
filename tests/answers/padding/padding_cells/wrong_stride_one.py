# Forgets the stride.
# outcome: incorrect
# cause: stride
# says: height: 2 + 45 + 2 = 49 cells

padding_cells = (2, 2, 3, 3)
