# Pads the first layer alone, which is enough to run.
# outcome: incorrect
# cause: padding
# says: layer 2, ConvLSTM2D: height ⌊(12 − 7) / 1⌋ + 1 = 6


def build_wide(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, 7, padding="same", return_sequences=True),
            layers.ConvLSTM2D(4, 7),
        ]
    )
