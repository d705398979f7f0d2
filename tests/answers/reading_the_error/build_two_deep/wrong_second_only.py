# Sets it in the layer that complains.
# outcome: error
# cause: return-sequences
# says: expected ndim=5, found ndim=4


def build_two_deep(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
            layers.ConvLSTM2D(8, kernel_size=3, padding="same", return_sequences=True),
        ]
    )
