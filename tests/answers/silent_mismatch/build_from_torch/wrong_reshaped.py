# Gives old numbers new addresses.
# outcome: incorrect
# cause: channels
# says: 5, column 12 changes row 0, column 19 of what


def build_from_torch(height, width):
    return keras.Sequential(
        [
            keras.Input((6, 3, height, width)),
            layers.Reshape((6, height, width, 3)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
        ]
    )
