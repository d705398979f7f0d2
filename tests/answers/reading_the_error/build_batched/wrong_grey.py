# Repairs the axes and loses the colours.
# outcome: error
# cause: channels
# says: expected shape=(None, 12, 13, 1), found shape=(8, 12, 13, 3)


def build_batched(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
        ]
    )
