# Pads both, but hands on the last frame alone.
# outcome: error
# cause: return-sequences
# says: expected ndim=5, found ndim=4


def build_wide(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, 7, padding="same"),
            layers.ConvLSTM2D(4, 7, padding="same"),
        ]
    )
