# Leaves the last pair out.
# outcome: incorrect
# cause: sequence-length
# says: Array 1 of past_and_next(frames with 7 frames, past=2): its shape is (4, 2,


def past_and_next(frames, past):
    starts = range(len(frames) - past - 1)
    clips = np.stack([frames[start : start + past] for start in starts])
    targets = np.stack([frames[start + past] for start in starts])
    return clips, targets
