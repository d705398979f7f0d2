# Deletes the layer that complains.
# outcome: incorrect
# cause: return-sequences
# says: width 13, channels 4); expected (batch, height


def build_two_deep(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
        ]
    )
