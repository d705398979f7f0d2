# One frame.
# outcome: incorrect
# cause: rank
# says: expected (clip


def persistence(clips, future):
    return clips[:, -1]
