# Fills up with the last frame.
# outcome: incorrect
# cause: sequence-length
# says: 1 of recording 0; expected a frame of zeros.


def pad_clips(clips):
    longest = max(map(len, clips))
    batch = np.stack([np.concatenate([clip, clip[-1:].repeat(longest - len(clip), axis=0)]) for clip in clips])
    mask = np.arange(longest) < np.array([len(clip) for clip in clips])[:, None]
    return batch, mask
