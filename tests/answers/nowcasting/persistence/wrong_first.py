# Repeats the first frame.
# outcome: incorrect
# cause: sequence-length
# says: stands frame 0 of recording 0; expected frame 5


def persistence(clips, future):
    return np.repeat(clips[:, :1], future, axis=1)
