# Stretches, on purpose.
# outcome: correct


def persistence(clips, future):
    last = clips[:, -1]
    return np.broadcast_to(last[:, None], (len(clips), future, *last.shape[1:])).copy()
