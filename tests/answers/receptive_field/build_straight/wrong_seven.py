# Too far.
# outcome: incorrect
# cause: kernel-size
# says: a pixel 3 above of the middle, in the last frame, changes


def build_straight(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=7, padding="same"),
        ]
    )
