# The next frame for every step.
# outcome: incorrect
# cause: target-shape
# says: at clip 0, step 0 stands frame


def shifted(frames, past):
    starts = range(len(frames) - past)
    clips = np.stack([frames[start : start + past] for start in starts])
    targets = np.stack([np.repeat(frames[start + past][None], past, axis=0) for start in starts])
    return clips, targets
