# Rounds down where "same" rounds up.
# outcome: incorrect
# points: 1
# cause: stride
# says: height: 8 is not what comes out. The first layer: ⌈25 / 2⌉ = 13

last_shape = (5, 8, 13, 16)
