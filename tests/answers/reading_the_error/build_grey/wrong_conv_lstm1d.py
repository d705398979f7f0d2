# Takes the layer whose error goes away.
# outcome: error
# cause: rank
# says: received kernel of shape (3, 1, 4)


def build_grey(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width)),
            layers.ConvLSTM1D(4, kernel_size=3, padding="same"),
        ]
    )
