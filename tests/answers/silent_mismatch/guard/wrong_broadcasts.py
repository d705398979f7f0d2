# Asks NumPy whether it can be done.
# outcome: incorrect
# cause: target-shape
# says: It lets predictions of (6, 12, 17, 8) pass with


def guard(predictions, targets):
    try:
        np.broadcast_shapes(predictions.shape, targets.shape)
    except ValueError:
        raise ValueError(f"{predictions.shape} against {targets.shape}")
