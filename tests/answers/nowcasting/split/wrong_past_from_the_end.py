# The last frames as past.
# outcome: incorrect
# cause: sequence-length
# says: 3), past=3): at clip 0, step 0 stands frame 6


def split(sequences, past):
    return sequences[:, -past:], sequences[:, : sequences.shape[1] - past]
