# Takes the difference for the stride.
# outcome: incorrect
# cause: stride
# says: height: ⌈25 / 12⌉ = 3, wanted 13

chosen_strides = (25 - 13, 31 - 7)
