# Hands back what it let pass.
# outcome: correct


def guard(predictions, targets):
    if tuple(predictions.shape) == tuple(targets.shape):
        return predictions, targets
    raise ValueError("model " + str(predictions.shape) + ", data " + str(targets.shape))
