# Pads, and says that all frames are real.
# outcome: incorrect
# cause: sequence-length
# says: at clip 0, step 2 stands True; expected False.


def pad_clips(clips):
    longest = max(map(len, clips))
    batch = np.stack([np.pad(c, [(0, longest - len(c)), (0, 0), (0, 0), (0, 0)]) for c in clips])
    return batch, np.ones(batch.shape[:2], bool)
