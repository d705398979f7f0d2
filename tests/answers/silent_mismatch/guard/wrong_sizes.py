# Compares how many numbers there are.
# outcome: incorrect
# cause: target-shape
# says: It lets predictions of


def guard(predictions, targets):
    if predictions.size != targets.size:
        raise ValueError(f"{predictions.shape} against {targets.shape}")
