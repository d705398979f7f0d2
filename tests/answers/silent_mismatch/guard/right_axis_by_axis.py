# Axis by axis.
# outcome: correct


def guard(predictions, targets):
    same = len(predictions.shape) == len(targets.shape)
    same = same and all(p == t for p, t in zip(predictions.shape, targets.shape))
    if not same:
        raise ValueError(f"{predictions.shape} against {targets.shape}")
