# Leaves the stride to a pooling layer after it.
# outcome: incorrect
# cause: stride
# says: must have ConvLSTM2D(strides=(2, 2)). Found: ConvLSTM2D(strides=(1, 1))


def build_halved(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
            layers.MaxPooling2D(2, padding="same"),
        ]
    )
