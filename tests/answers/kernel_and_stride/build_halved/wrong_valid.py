# Drops the padding on the way.
# outcome: incorrect
# cause: padding
# says: ⌊(16 − 3) / 2⌋ + 1 = 7


def build_halved(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, strides=(2, 2)),
        ]
    )
