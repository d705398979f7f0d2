# Puts the one in the wrong place.
# outcome: incorrect
# cause: sequence-length
# says: gives (batch, time 3


def build_smaller(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True),
            layers.MaxPooling3D((2, 2, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True),
        ]
    )
