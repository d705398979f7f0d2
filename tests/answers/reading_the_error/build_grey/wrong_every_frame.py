# Also asks for every frame.
# outcome: incorrect
# cause: return-sequences
# says: width 14, channels 4); expected (batch, height


def build_grey(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True),
        ]
    )
