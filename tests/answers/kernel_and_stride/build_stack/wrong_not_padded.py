# Leaves the padding out.
# outcome: incorrect
# cause: padding
# says: layer 2, ConvLSTM2D: height ⌊(13 − 3) / 2⌋ + 1 = 6


def build_stack(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, 3, dilation_rate=2, return_sequences=True),
            layers.ConvLSTM2D(4, 3, strides=2),
        ]
    )
