# Repeats clips.
# outcome: incorrect
# cause: rank
# says: is (4, 1, 4, 10, 3); expected (clip 2, step 2,


def persistence(clips, future):
    return np.repeat(clips[:, -1:], future, axis=0)
