# Believes that sizes become powers of two.
# outcome: incorrect
# cause: frame-size
# says: width: halve 38 once: ⌈38 / 2⌉ = 19

back_again = (64, 64)
