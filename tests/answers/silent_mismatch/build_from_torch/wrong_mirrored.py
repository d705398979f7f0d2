# Moves the axis, and swaps height and width with it.
# outcome: incorrect
# cause: channels
# says: 16, width 15, channels 4); expected (batch, height


def build_from_torch(height, width):
    return keras.Sequential(
        [
            keras.Input((6, 3, height, width)),
            layers.Permute((1, 4, 3, 2)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
        ]
    )
