# Leaves a frame out.
# outcome: incorrect
# cause: sequence-length
# says: Array 2 of split


def split(sequences, past):
    return sequences[:, :past], sequences[:, past + 1 :]
