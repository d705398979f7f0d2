# Pools frame by frame.
# outcome: correct


def build_smaller(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True),
            layers.TimeDistributed(layers.MaxPooling2D(2)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True),
        ]
    )
