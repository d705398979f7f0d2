# Divides and rounds down.
# outcome: incorrect
# cause: stride
# says: height: ⌈25 / 1⌉ = 25, wanted 13

chosen_strides = (25 // 13, 31 // 7)
