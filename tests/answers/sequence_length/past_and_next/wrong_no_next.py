# Has a stretch whose next frame is not there.
# outcome: error
# cause: sequence-length
# says: stopped with IndexError: index 7 is out of bounds


def past_and_next(frames, past):
    starts = range(len(frames) - past + 1)
    clips = np.stack([frames[start : start + past] for start in starts])
    targets = np.stack([frames[start + past] for start in starts])
    return clips, targets
