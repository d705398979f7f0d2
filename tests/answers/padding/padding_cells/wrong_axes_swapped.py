# Left and right first.
# outcome: incorrect
# cause: padding
# says: height and width are swapped in (2, 3, 1, 1)

padding_cells = (2, 3, 1, 1)
