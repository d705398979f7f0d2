# A margin: kernel 9.
# outcome: correct


def build_tracker(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=(9, 9), padding="same"),
        ]
    )
