# A window over the array, without copying.
# outcome: correct


def past_and_next(frames, past):
    windows = np.lib.stride_tricks.sliding_window_view(frames, past + 1, axis=0)
    windows = np.moveaxis(windows, -1, 1)
    return windows[:, :past], windows[:, past]
