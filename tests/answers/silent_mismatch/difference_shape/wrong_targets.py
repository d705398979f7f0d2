# The targets' own shape.
# outcome: incorrect
# points: 1.2
# cause: target-shape
# says: axis 1: written so that they end together, 8 stands over 1, and not 1

difference_shape = loss_question.targets
