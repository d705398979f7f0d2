# Declares what it would like to get.
# outcome: error
# cause: channels
# says: expected shape=(None, 6, 15, 16, 3), found shape=(None, 6, 3, 15, 16)


def build_from_torch(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 3)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
        ]
    )
