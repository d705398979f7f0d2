# The last frames as past.
# outcome: incorrect
# cause: sequence-length
# says: 1), past=4): at clip 0, step 0 stands frame 5


def split(sequences, past):
    return sequences[:, -past:], sequences[:, : sequences.shape[1] - past]
