# Puts an axis in front: one long clip.
# outcome: incorrect
# cause: rank
# says: its shape is (1, 14, 6,


def to_clips(first, second, time):
    return np.concatenate((first, second), axis=0)[None]
