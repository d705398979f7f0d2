# Rolls each clip: its last target is its own first frame.
# outcome: incorrect
# cause: target-shape
# says: stands frame 0; expected frame


def shifted(frames, past):
    starts = range(len(frames) - past)
    clips = np.stack([frames[start : start + past] for start in starts])
    targets = np.roll(clips, -1, axis=1)
    return clips, targets
