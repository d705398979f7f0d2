# Counts the last frame as one back.
# outcome: incorrect
# cause: sequence-length
# says: rows: 67 is not it

seen_back = (19 + 4 * 12, 11 + 4 * 12)
