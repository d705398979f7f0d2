# Leaves a frame out.
# outcome: incorrect
# cause: sequence-length
# says: Array 2 of split(sequences of (2, 9, 5, 9, 3), past=3): its shape is (2, 5,


def split(sequences, past):
    return sequences[:, :past], sequences[:, past + 1 :]
