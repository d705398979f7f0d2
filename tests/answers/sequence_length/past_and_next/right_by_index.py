# One array of numbers, one look-up.
# outcome: correct


def past_and_next(frames, past):
    index = np.arange(len(frames) - past)[:, None] + np.arange(past)
    return frames[index], frames[past:]
