# A plain loop.
# outcome: correct


def past_and_next(frames, past):
    clips, targets = [], []
    start = 0
    while start + past < len(frames):
        clips.append(frames[start : start + past])
        targets.append(frames[start + past])
        start += 1
    return np.array(clips), np.array(targets)
