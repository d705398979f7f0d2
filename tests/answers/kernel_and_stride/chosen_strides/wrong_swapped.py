# Swaps height and width.
# outcome: incorrect
# cause: stride
# says: height: ⌈25 / 5⌉ = 5, wanted 13

chosen_strides = (5, 2)
