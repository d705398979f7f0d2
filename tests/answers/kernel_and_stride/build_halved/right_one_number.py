# One number stands for both axes.
# outcome: correct


def build_halved(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, strides=2, padding="same"),
        ]
    )
