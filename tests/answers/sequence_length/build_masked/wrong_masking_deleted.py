# Deletes the layer that is in the way.
# outcome: incorrect
# cause: sequence-length
# says: layer 1, ConvLSTM2D: height ⌊(23 − 3) / 1⌋ + 1 = 21, width ⌊(17 − 3) / 1⌋ + 1 = 15; the last frame alone


def build_masked(height, width):
    return keras.Sequential(
        [
            keras.Input((None, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3),
        ]
    )
