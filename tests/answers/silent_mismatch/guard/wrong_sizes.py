# Compares how many numbers there are.
# outcome: incorrect
# cause: target-shape
# says: It lets predictions of (6, 12, 17, 1) pass with


def guard(predictions, targets):
    if predictions.size != targets.size:
        raise ValueError(f"{predictions.shape} against {targets.shape}")
