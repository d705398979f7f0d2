# One frame.
# outcome: incorrect
# cause: rank
# says: shape is (2, 4, 10, 3); expected (clip 2, step


def persistence(clips, future):
    return clips[:, -1]
