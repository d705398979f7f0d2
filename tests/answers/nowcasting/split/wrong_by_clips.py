# Cuts clips from clips.
# outcome: incorrect
# cause: rank
# says: Array 1 of split


def split(sequences, past):
    return sequences[:past], sequences[past:]
