# Rounds down on the way.
# outcome: incorrect
# cause: stride
# says: height: halve 34 once: ⌈34 / 2⌉ = 17

back_again = (32, 36)
