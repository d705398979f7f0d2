# Stacks both as if they had one length.
# outcome: error
# cause: sequence-length
# says: all input arrays must have the same shape


def to_clips(first, second, time):
    return np.stack((first, second))
