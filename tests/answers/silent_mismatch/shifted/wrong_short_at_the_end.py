# Lets the last target run out.
# outcome: error
# cause: sequence-length
# says: all input arrays must have the same shape


def shifted(frames, past):
    starts = range(len(frames) - past + 1)
    clips = np.stack([frames[start : start + past] for start in starts])
    targets = np.stack([frames[start + 1 : start + 1 + past] for start in starts])
    return clips, targets
