# Shifts the frames first and cuts then.
# outcome: correct


def shifted(frames, past):
    def cut(array):
        return np.stack([array[start : start + past] for start in range(len(frames) - past)])

    return cut(frames[:-1]), cut(frames[1:])
