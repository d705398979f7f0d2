# Cuts all to the shortest.
# outcome: incorrect
# cause: sequence-length
# says: its shape is (5, 2,


def pad_clips(clips):
    shortest = min(map(len, clips))
    return np.stack([clip[:shortest] for clip in clips]), np.ones((len(clips), shortest), bool)
