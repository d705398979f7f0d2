# Stacks the last frame.
# outcome: correct


def persistence(clips, future):
    return np.stack([clips[:, -1]] * future, axis=1)
