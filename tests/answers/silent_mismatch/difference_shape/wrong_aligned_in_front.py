# Lets them begin together.
# outcome: incorrect
# points: 0.4
# cause: target-shape
# says: axis 2: written so that they end together, 34 stands over 34, and not 37

difference_shape = (8, 34, 37, 10, 1)
