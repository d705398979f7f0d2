# Multiplies batch by batch.
# outcome: incorrect
# cause: rank
# says: Received 4 axes, (64, 34, 37, 10)

difference_shape = (8 * 8, 34, 37, 10)
