# One target a clip: broadcast against every step.
# outcome: incorrect
# cause: target-shape
# says: Array 2 of shifted(frames with


def shifted(frames, past):
    starts = range(len(frames) - past)
    clips = np.stack([frames[start : start + past] for start in starts])
    targets = np.stack([frames[start + past : start + past + 1] for start in starts])
    return clips, targets
