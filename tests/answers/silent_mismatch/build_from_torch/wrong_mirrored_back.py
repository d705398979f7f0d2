# Swaps height and width and turns the picture's shape back by reshaping.
# outcome: incorrect
# cause: reshape
# says: row 7 of what comes out sees rows 0 to 14 of frame 6 of 6; expected rows 6 to 8.


def build_from_torch(height, width):
    return keras.Sequential(
        [
            keras.Input((6, 3, height, width)),
            layers.Permute((1, 4, 3, 2)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
            layers.Reshape((height, width, 4)),
        ]
    )
