# Says nothing of the shapes.
# outcome: incorrect
# cause: target-shape
# says: Its message does not tell the shape (6, 12,


def guard(predictions, targets):
    if predictions.shape != targets.shape:
        raise ValueError("Shapes differ.")
