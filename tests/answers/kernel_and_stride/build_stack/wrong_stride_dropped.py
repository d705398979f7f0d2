# Gives up the stride.
# outcome: incorrect
# cause: stride
# says: gives (batch, height 17, width 18, channels 4); expected (batch, height 9, width 9, channels 4)


def build_stack(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, 3, dilation_rate=2, padding="same"),
        ]
    )
