# The odd kernel below.
# outcome: incorrect
# cause: kernel-size
# says: a pixel 2 above of the middle, in the last frame, does not change


def build_straight(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
        ]
    )
