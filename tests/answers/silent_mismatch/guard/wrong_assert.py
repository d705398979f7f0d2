# Asserts: another exception, and gone under python -O.
# outcome: incorrect
# cause: target-shape
# says: (6, 12, 17, 1) it raises AssertionError: (6,


def guard(predictions, targets):
    assert predictions.shape == targets.shape, f"{predictions.shape} against {targets.shape}"
