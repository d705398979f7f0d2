# Swaps height and width.
# outcome: incorrect
# cause: stride
# says: height and width are swapped in (5, 2)

chosen_strides = (5, 2)
