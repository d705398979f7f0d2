# Lets NumPy split.
# outcome: correct


def split(sequences, past):
    clips, targets = np.split(sequences, [past], axis=1)
    return clips, targets
