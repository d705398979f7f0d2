# Repeats rows, then gives them a time axis.
# outcome: incorrect
# cause: reshape
# says: 0 stands something that is no frame of what went in


def persistence(clips, future):
    rows = np.repeat(clips[:, -1], future, axis=1)
    return rows.reshape((len(clips), future, *clips.shape[2:]))
