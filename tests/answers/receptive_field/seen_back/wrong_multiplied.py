# Multiplies by the frames.
# outcome: incorrect
# cause: sequence-length
# says: rows: 57 is not it

seen_back = (19 * 3, 11 * 3)
