# Counts the axes.
# outcome: incorrect
# cause: channels
# says: It lets predictions of (6, 12, 17, 8) pass with


def guard(predictions, targets):
    if predictions.ndim != targets.ndim:
        raise ValueError(f"{predictions.shape} against {targets.shape}")
