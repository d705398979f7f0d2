# A read-out that costs the border.
# outcome: incorrect
# cause: padding
# says: width 11, channels 1); expected (batch, height


def build_rain(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(8, kernel_size=3, padding="same"),
            layers.Conv2D(1, kernel_size=3),
        ]
    )
