# Gives the past one frame too many.
# outcome: incorrect
# cause: sequence-length
# says: Array 1 of split(sequences of (2, 9, 5, 9, 3),


def split(sequences, past):
    return sequences[:, : past + 1], sequences[:, past:]
