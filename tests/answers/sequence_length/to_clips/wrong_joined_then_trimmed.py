# Trims the joined recording: a clip holds the end of one and the beginning of the other.
# outcome: incorrect
# cause: sequence-length
# says: at clip 3, step 0 stands frame 12 of recording 0; expected frame 0 of recording 1


def to_clips(first, second, time):
    joined = np.concatenate((first, second), axis=0)
    whole = len(joined) // time * time
    return joined[:whole].reshape((-1, time, *joined.shape[1:]))
