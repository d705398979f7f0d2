# Writes the size of the example into the model.
# outcome: error
# cause: frame-size
# says: expected shape=(None, 6, 20, 24, 1)


def build_halved(height, width):
    return keras.Sequential(
        [
            keras.Input((6, 20, 24, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, strides=(2, 2), padding="same"),
        ]
    )
