# Returns the clips alone.
# outcome: incorrect
# cause: target-shape
# says: returns 1 array(s); expected 2


def past_and_next(frames, past):
    return np.stack([frames[start : start + past] for start in range(len(frames) - past)])
