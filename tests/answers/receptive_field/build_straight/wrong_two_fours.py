# Two even ones, both to one side.
# outcome: incorrect
# cause: kernel-size
# says: a pixel 3 below of the middle, in the last frame, changes


def build_straight(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=4, padding="same", return_sequences=True),
            layers.ConvLSTM2D(4, kernel_size=4, padding="same"),
        ]
    )
