# Shifts the other way: the past is forecast.
# outcome: incorrect
# cause: target-shape
# says: Array 1 of shifted(frames with


def shifted(frames, past):
    starts = range(1, len(frames) - past + 1)
    clips = np.stack([frames[start : start + past] for start in starts])
    targets = np.stack([frames[start - 1 : start - 1 + past] for start in starts])
    return clips, targets
