# The future first.
# outcome: incorrect
# cause: sequence-length
# says: Array 1 of split


def split(sequences, past):
    return sequences[:, past:], sequences[:, :past]
