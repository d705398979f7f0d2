# A large kernel in the last frame, after all frames were summed up.
# outcome: incorrect
# cause: time-distributed
# says: a pixel 12 above of the middle, 4 frame(s) back, does not change


def build_tracker(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
            layers.Conv2D(4, kernel_size=9, padding="same"),
        ]
    )
