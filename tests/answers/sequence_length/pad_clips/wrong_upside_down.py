# True where a frame is padding.
# outcome: incorrect
# cause: sequence-length
# says: at clip 0, step 0 stands False; expected True.


def pad_clips(clips):
    longest = max(map(len, clips))
    batch = np.stack([np.pad(c, [(0, longest - len(c)), (0, 0), (0, 0), (0, 0)]) for c in clips])
    mask = np.arange(longest) >= np.array([len(clip) for clip in clips])[:, None]
    return batch, mask
