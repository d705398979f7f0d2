# Refuses whatever is no picture.
# outcome: incorrect
# cause: rank
# says: 1) are alike, yet it raises ValueError: (6, 8,


def guard(predictions, targets):
    if predictions.ndim != 4 or predictions.shape != targets.shape:
        raise ValueError(f"{predictions.shape} against {targets.shape}")
