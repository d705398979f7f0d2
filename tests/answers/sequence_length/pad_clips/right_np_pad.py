# Lets NumPy pad.
# outcome: correct


def pad_clips(clips):
    longest = max(map(len, clips))
    batch = np.stack([np.pad(c, [(0, longest - len(c)), (0, 0), (0, 0), (0, 0)]) for c in clips])
    mask = np.array([[step < len(c) for step in range(longest)] for c in clips])
    return batch, mask
