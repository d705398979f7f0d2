# One layer with the filters of the second.
# outcome: incorrect
# cause: return-sequences
# says: the model must have ConvLSTM2D(filters=4, kernel_size=(3, 3)), ConvLSTM2D(filters=8, kernel_size=(3, 3))


def build_two_deep(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(8, kernel_size=3, padding="same"),
        ]
    )
