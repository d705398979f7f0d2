# Deletes the layer that is in the way.
# outcome: incorrect
# cause: sequence-length
# says: 3 frames of zeros behind a clip of (batch 2, time 6


def build_masked(height, width):
    return keras.Sequential(
        [
            keras.Input((None, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3),
        ]
    )
