# Cuts clips from clips.
# outcome: incorrect
# cause: rank
# says: Array 1 of split(sequences of (2, 9, 5, 9, 3), past=3): its shape is (2, 9,


def split(sequences, past):
    return sequences[:past], sequences[past:]
