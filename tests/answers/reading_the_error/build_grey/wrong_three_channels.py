# Declares colour.
# outcome: error
# cause: channels
# says: expected shape=(None, 13, 14, 3), found shape=(8, 13, 14, 1)


def build_grey(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 3)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
        ]
    )
