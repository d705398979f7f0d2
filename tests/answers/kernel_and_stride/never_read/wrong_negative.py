# Subtracts the wrong way round.
# outcome: incorrect
# cause: stride
# says: a count cannot be -1

never_read = (-1, -1)
