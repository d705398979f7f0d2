# Halves with a pooling that halves time as well.
# outcome: incorrect
# cause: stride
# says: layer 1, ConvLSTM2D: height ⌈27 / 1⌉ = 27, width ⌈22 / 1⌉ = 22; every frame


def build_stack(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, 3, dilation_rate=2, padding="same", return_sequences=True),
            layers.MaxPooling3D(2, padding="same"),
            layers.ConvLSTM2D(4, 3, padding="same"),
        ]
    )
