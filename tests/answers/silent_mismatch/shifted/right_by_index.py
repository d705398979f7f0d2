# One array of numbers.
# outcome: correct


def shifted(frames, past):
    index = np.arange(len(frames) - past)[:, None] + np.arange(past)
    return frames[index], frames[index + 1]
