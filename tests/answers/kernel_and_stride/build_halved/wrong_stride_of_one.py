# Removes the error by removing the stride.
# outcome: incorrect
# cause: stride
# says: gives (batch, height 16, width 17, channels 4); expected (batch, height 8, width 9, channels 4)


def build_halved(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, strides=1, padding="same"),
        ]
    )
