# The shape is right where height happens to be time; frames are cut across.
# outcome: incorrect
# cause: reshape
# says: 0 stands something that is no frame of what went in


def to_clips(first, second, time):
    clips = []
    for recording in (first, second):
        whole = recording[: len(recording) // time * time]
        mixed = np.moveaxis(whole, 0, -1)
        clips.append(mixed.reshape((len(whole) // time, time, *recording.shape[1:])))
    return np.concatenate(clips)
