# Swaps height and width and turns the picture's shape back by reshaping.
# outcome: incorrect
# cause: reshape
# says: 12 changes row 9, column 8 of what comes out.


def build_from_torch(height, width):
    return keras.Sequential(
        [
            keras.Input((6, 3, height, width)),
            layers.Permute((1, 4, 3, 2)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
            layers.Reshape((height, width, 4)),
        ]
    )
