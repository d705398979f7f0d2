# Three each.
# outcome: correct


def build_context(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", dilation_rate=3, return_sequences=True),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", dilation_rate=(3, 3)),
        ]
    )
