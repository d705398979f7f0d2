# Gives the last picture alone.
# outcome: incorrect
# cause: return-sequences
# says: expected (batch, time 6


def build_smaller(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True),
            layers.MaxPooling3D((1, 2, 2)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
        ]
    )
