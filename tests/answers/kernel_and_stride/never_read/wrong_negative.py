# Subtracts the wrong way round.
# outcome: incorrect
# cause: stride
# says: a count cannot be -3

never_read = (-3, -2)
