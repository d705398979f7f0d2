# Trims first, joins then: no seam is crossed.
# outcome: correct


def to_clips(first, second, time):
    first, second = (r[: len(r) - len(r) % time] for r in (first, second))
    joined = np.concatenate((first, second), axis=0)
    return joined.reshape((-1, time, *joined.shape[1:]))
