# Something in between does no harm.
# outcome: correct


def build_two_deep(height, width):
    return keras.Sequential(
        [
            keras.Input((None, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True),
            layers.BatchNormalization(),
            layers.ConvLSTM2D(8, kernel_size=3, padding="same"),
        ]
    )
