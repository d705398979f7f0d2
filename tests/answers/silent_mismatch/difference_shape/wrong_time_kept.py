# Stretches the channels and not the batch.
# outcome: incorrect
# points: 1.6
# cause: target-shape
# says: 34, 37, 10); expected the shape of predictions

difference_shape = (8, 1, 34, 37, 10)
