# Joins zeros behind each clip.
# outcome: correct


def pad_clips(clips):
    longest = max(len(clip) for clip in clips)
    batch, mask = [], []
    for clip in clips:
        behind = np.zeros((longest - len(clip), *clip.shape[1:]))
        batch.append(np.concatenate([clip, behind]))
        mask.append([True] * len(clip) + [False] * len(behind))
    return np.array(batch), np.array(mask)
