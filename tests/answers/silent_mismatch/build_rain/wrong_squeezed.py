# Takes the channels for something to be averaged away, axis and all.
# outcome: incorrect
# cause: channels
# says: 12, features 104); expected (batch, height 12,


def build_rain(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(8, kernel_size=3, padding="same"),
            layers.Reshape((height, width * 8)),
        ]
    )
