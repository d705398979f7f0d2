# Lets NumPy split, and keeps the whole ones.
# outcome: correct


def to_clips(first, second, time):
    parts = []
    for recording in (first, second):
        parts += np.split(recording, range(time, len(recording), time))
    return np.array([part for part in parts if len(part) == time])
