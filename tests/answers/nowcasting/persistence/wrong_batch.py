# Repeats clips.
# outcome: incorrect
# cause: rank
# says: expected (clip


def persistence(clips, future):
    return np.repeat(clips[:, -1:], future, axis=0)
