# Fixes the time as well.
# outcome: error
# cause: sequence-length
# says: expected shape=(None, 6, 12, 13, 1), found shape=(4, 3, 12, 13)


def build_stream(height, width):
    return keras.Sequential(
        [
            keras.Input(batch_shape=(4, 6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", stateful=True),
        ]
    )
