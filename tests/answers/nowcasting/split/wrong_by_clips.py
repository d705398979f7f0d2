# Cuts clips from clips.
# outcome: incorrect
# cause: rank
# says: Array 1 of split(sequences of (4, 9, 5, 9, 1), past=4): its shape is (4, 9,


def split(sequences, past):
    return sequences[:past], sequences[past:]
