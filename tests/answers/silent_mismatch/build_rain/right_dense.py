# Dense works on the last axis.
# outcome: correct


def build_rain(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(8, kernel_size=3, padding="same"),
            layers.Dense(1),
        ]
    )
