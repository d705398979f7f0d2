# The predictions' own shape.
# outcome: incorrect
# cause: target-shape
# says: Received 4 axes, (8, 34, 37, 10). The difference has as many as the longer shape

difference_shape = loss_question.predictions
