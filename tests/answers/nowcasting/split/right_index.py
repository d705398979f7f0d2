# By numbers.
# outcome: correct


def split(sequences, past):
    time = np.arange(sequences.shape[1])
    return sequences[:, time < past], sequences[:, time >= past]
