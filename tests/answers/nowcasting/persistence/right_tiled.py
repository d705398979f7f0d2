# Tiles along time.
# outcome: correct


def persistence(clips, future):
    return np.tile(clips[:, -1:], (1, future, 1, 1, 1))
