# Shifts by a whole clip.
# outcome: error
# cause: target-shape
# says: need at least one array to stack


def shifted(frames, past):
    starts = range(len(frames) - 2 * past)
    clips = np.stack([frames[start : start + past] for start in starts])
    targets = np.stack([frames[start + past : start + 2 * past] for start in starts])
    return clips, targets
