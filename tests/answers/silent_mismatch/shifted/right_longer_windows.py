# Windows longer by one, cut at either end.
# outcome: correct


def shifted(frames, past):
    long = np.stack([frames[start : start + past + 1] for start in range(len(frames) - past)])
    return long[:, :-1], long[:, 1:]
