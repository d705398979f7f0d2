# Slices clip by clip.
# outcome: correct


def to_clips(first, second, time):
    starts = [(r, s) for r in (first, second) for s in range(0, len(r) - time + 1, time)]
    return np.stack([recording[start : start + time] for recording, start in starts])
