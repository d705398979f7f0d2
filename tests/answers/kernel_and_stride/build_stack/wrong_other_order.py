# Steps first and dilates then.
# outcome: incorrect
# cause: stride
# says: row 4 of what comes out sees rows 3, 4, 5, 7, 8, 9, 11, 12 and 13 of frame 6 of 6; expected rows 5 to 11.


def build_stack(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, 3, strides=2, padding="same", return_sequences=True),
            layers.ConvLSTM2D(4, 3, dilation_rate=2, padding="same"),
        ]
    )
