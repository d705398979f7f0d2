# Returns all frames.
# outcome: incorrect
# cause: return-sequences
# says: gives (batch, time 6, height 8, width 9, channels 4)


def build_halved(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, strides=2, padding="same", return_sequences=True),
        ]
    )
