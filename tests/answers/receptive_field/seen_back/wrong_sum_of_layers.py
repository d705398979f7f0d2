# Adds the steps of both layers.
# outcome: incorrect
# cause: sequence-length
# says: (91, 65); expected how much of that frame one

seen_back = (19 + 3 * 24, 11 + 3 * 18)
