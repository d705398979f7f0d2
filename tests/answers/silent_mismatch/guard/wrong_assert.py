# Asserts: another exception, and gone under python -O.
# outcome: incorrect
# cause: target-shape
# says: it raises AssertionError


def guard(predictions, targets):
    assert predictions.shape == targets.shape, f"{predictions.shape} against {targets.shape}"
