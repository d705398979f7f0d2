# From the end.
# outcome: correct


def split(sequences, past):
    future = sequences.shape[1] - past
    return sequences[:, :-future], sequences[:, -future:]
