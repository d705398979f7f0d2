# Takes a stride instead, which rounds up.
# outcome: incorrect
# cause: stride
# says: 7, channels 4); expected (batch, time 6, height


def build_smaller(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, strides=2, padding="same", return_sequences=True),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True),
        ]
    )
