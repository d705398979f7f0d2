# The last frames as past.
# outcome: incorrect
# cause: sequence-length
# says: stands frame


def split(sequences, past):
    return sequences[:, -past:], sequences[:, : sequences.shape[1] - past]
