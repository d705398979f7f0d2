# A kernel of 3 with holes, and the pixels between in a second.
# outcome: correct


def build_straight(height, width):
    return keras.Sequential(
        [
            keras.Input((None, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=(3, 3), padding="same", dilation_rate=2),
        ]
    )
