# Clips of any length.
# outcome: correct


def build_grey(height, width):
    return keras.Sequential(
        [
            keras.Input(shape=(None, height, width, 1)),
            layers.ConvLSTM2D(filters=4, kernel_size=(3, 3), padding="same"),
        ]
    )
