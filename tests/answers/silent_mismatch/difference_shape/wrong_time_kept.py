# Stretches the channels and not the batch.
# outcome: incorrect
# points: 1.6
# cause: target-shape
# says: axis 1: written so that they end together, 8 stands over 1, and not 1

difference_shape = (8, 1, 34, 37, 10)
