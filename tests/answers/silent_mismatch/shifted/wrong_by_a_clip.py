# Shifts by a whole clip.
# outcome: incorrect
# cause: target-shape
# says: Array 1 of shifted(frames with 7 frames, past=2): its shape is (3, 2, 6, 11, 1); expected (clip 5, step


def shifted(frames, past):
    starts = range(len(frames) - 2 * past)
    clips = np.stack([frames[start : start + past] for start in starts])
    targets = np.stack([frames[start + past : start + 2 * past] for start in starts])
    return clips, targets
