# Adds the steps of both layers.
# outcome: incorrect
# cause: sequence-length
# says: each frame back widens the view by the wider of the two layers' steps

seen_back = (19 + 3 * 24, 11 + 3 * 18)
