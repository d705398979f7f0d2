# Returns the clips alone.
# outcome: error
# cause: target-shape
# says: past_and_next must return two arrays, separated by a comma. Received: one array of shape (5, 2, 5, 10, 1)


def past_and_next(frames, past):
    return np.stack([frames[start : start + past] for start in range(len(frames) - past)])
