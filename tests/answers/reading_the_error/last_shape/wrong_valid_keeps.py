# Believes that stride 1 keeps the size.
# outcome: incorrect
# points: 1
# cause: padding
# says: width: 18 is not what comes out. The first layer: ⌈35 / 2⌉ = 18

last_shape = (5, 13, 18, 16)
