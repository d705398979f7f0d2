# Takes the features away.
# outcome: incorrect
# cause: channels
# says: Found: ConvLSTM2D(filters=1, kernel_size=(3, 3))


def build_rain(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(1, kernel_size=3, padding="same"),
        ]
    )
