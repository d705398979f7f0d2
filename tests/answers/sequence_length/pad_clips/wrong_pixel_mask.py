# A mask for each pixel.
# outcome: incorrect
# cause: rank
# says: Array 2 of pad_clips


def pad_clips(clips):
    longest = max(map(len, clips))
    batch = np.stack([np.pad(c, [(0, longest - len(c)), (0, 0), (0, 0), (0, 0)]) for c in clips])
    return batch, (batch != 0).any(axis=-1)
