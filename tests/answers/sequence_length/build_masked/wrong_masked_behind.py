# Masks what comes out, where nothing is zero any more.
# outcome: incorrect
# cause: sequence-length
# says: 3 frames of zeros behind a clip


def build_masked(height, width):
    return keras.Sequential(
        [
            keras.Input((None, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, return_sequences=True),
            layers.Masking(),
            layers.ConvLSTM2D(4, kernel_size=1),
        ]
    )
