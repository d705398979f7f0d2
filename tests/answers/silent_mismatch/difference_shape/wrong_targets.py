# The targets' own shape.
# outcome: incorrect
# points: 1.2
# cause: target-shape
# says: Received (8, 1, 34, 37, 1); expected the shape

difference_shape = loss_question.targets
