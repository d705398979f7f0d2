# Stride and dilation in one.
# outcome: error
# cause: stride
# says: 1` is not compatible with `dilation_rate > 1`.


def build_context(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", strides=2, dilation_rate=3, return_sequences=True),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
        ]
    )
