# Leaves a frame out.
# outcome: incorrect
# cause: sequence-length
# says: Array 2 of split(sequences of (4, 9, 5, 9, 1), past=4): its shape is (4, 4,


def split(sequences, past):
    return sequences[:, :past], sequences[:, past + 1 :]
