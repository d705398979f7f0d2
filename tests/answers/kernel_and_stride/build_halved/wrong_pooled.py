# Leaves the stride to a pooling layer after it.
# outcome: incorrect
# cause: stride
# says: row 4 of what comes out sees rows 7 to 10 of frame 6 of 6; expected rows 8 to 10.


def build_halved(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
            layers.MaxPooling2D(2, padding="same"),
        ]
    )
