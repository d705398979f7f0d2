# Takes a layer that reads the one picture.
# outcome: incorrect
# cause: time-distributed
# says: the model must have ConvLSTM2D(filters=4, kernel_size=(3, 3)), ConvLSTM2D(filters=8, kernel_size=(3, 3))


def build_two_deep(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
            layers.Conv2D(8, kernel_size=3, padding="same"),
        ]
    )
