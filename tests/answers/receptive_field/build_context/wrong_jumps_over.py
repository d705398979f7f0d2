# Reaches five and seven: six lies in a hole.
# outcome: incorrect
# cause: kernel-size
# says: a pixel 6 above of the middle, in the last frame, does not change


def build_context(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", dilation_rate=1, return_sequences=True),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", dilation_rate=8),
        ]
    )
