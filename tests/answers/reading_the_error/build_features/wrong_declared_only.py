# Declares time, and wraps nothing.
# outcome: error
# cause: time-distributed
# says: Kernel shape must have the same length as input, but received kernel of shape (5, 5, 1, 8)


def build_features(height, width):
    return keras.Sequential(
        [
            keras.Input((None, height, width, 1)),
            layers.Conv2D(8, kernel_size=5, padding="same"),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
        ]
    )
