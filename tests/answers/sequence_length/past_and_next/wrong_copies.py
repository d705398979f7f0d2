# Off by one: the target is the last frame of its own clip.
# outcome: incorrect
# cause: target-shape
# says: at clip 0 stands frame 1; expected frame 2


def past_and_next(frames, past):
    starts = range(len(frames) - past)
    clips = np.stack([frames[start : start + past] for start in starts])
    targets = np.stack([frames[start + past - 1] for start in starts])
    return clips, targets
