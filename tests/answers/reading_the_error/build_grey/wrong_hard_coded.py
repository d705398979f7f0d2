# Writes the frame size of the example.
# outcome: error
# cause: frame-size
# says: expected shape=(None, 6, 20, 24, 1), found shape=(None, 6,


def build_grey(height, width):
    return keras.Sequential(
        [
            keras.Input((6, 20, 24, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
        ]
    )
