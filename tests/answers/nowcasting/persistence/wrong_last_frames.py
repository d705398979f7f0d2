# Repeats nothing: the last frames as they were.
# outcome: incorrect
# cause: sequence-length
# says: expected frame 5 of recording 0


def persistence(clips, future):
    return clips[:, -future:]
