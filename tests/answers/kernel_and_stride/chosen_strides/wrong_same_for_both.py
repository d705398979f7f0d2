# Uses one stride for both axes.
# outcome: incorrect
# points: 1
# cause: stride
# says: width: ⌈31 / 2⌉ = 16, wanted 7

chosen_strides = (2, 2)
