# Forgets the second recording.
# outcome: incorrect
# cause: sequence-length
# says: its shape is (3, 3, 6,


def to_clips(first, second, time):
    whole = len(first) // time
    return first[: whole * time].reshape((whole, time, *first.shape[1:]))
