# Sets it in both.
# outcome: incorrect
# cause: return-sequences
# says: gives (batch, time 6,


def build_two_deep(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True),
            layers.ConvLSTM2D(8, kernel_size=3, padding="same", return_sequences=True),
        ]
    )
