# Stretches the batch and not the channels.
# outcome: incorrect
# points: 1.6
# cause: channels
# says: axis 4: written so that they end together, 10 stands over 1, and not 1

difference_shape = (8, 8, 34, 37, 1)
