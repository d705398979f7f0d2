# Counts a step that still fits.
# outcome: incorrect
# points: 1
# cause: stride
# says: width: with 5 cells left over, another step of 3 would still fit

never_read = (3, 5)
