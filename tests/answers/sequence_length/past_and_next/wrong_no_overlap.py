# Steps by a whole stretch.
# outcome: incorrect
# cause: sequence-length
# says: its shape is (3, 2,


def past_and_next(frames, past):
    starts = range(0, len(frames) - past, past)
    clips = np.stack([frames[start : start + past] for start in starts])
    targets = np.stack([frames[start + past] for start in starts])
    return clips, targets
