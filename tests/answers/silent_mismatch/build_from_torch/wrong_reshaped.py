# Gives old numbers new addresses.
# outcome: incorrect
# cause: channels
# says: row 7 of what comes out sees rows 3 to 11 of frame 6 of 6; expected rows 6 to 8.


def build_from_torch(height, width):
    return keras.Sequential(
        [
            keras.Input((6, 3, height, width)),
            layers.Reshape((6, height, width, 3)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
        ]
    )
