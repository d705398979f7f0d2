# The target keeps a time axis of one.
# outcome: incorrect
# cause: target-shape
# says: Array 2 of past_and_next(frames with 7 frames, past=2): its shape is (5, 1,


def past_and_next(frames, past):
    starts = range(len(frames) - past)
    clips = np.stack([frames[start : start + past] for start in starts])
    targets = np.stack([frames[start + past : start + past + 1] for start in starts])
    return clips, targets
