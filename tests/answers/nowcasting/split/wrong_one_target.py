# One frame ahead.
# outcome: incorrect
# cause: target-shape
# says: Array 2 of split


def split(sequences, past):
    return sequences[:, :past], sequences[:, past]
