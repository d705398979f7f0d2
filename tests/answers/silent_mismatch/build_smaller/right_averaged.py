# Averages.
# outcome: correct


def build_smaller(height, width):
    return keras.Sequential(
        [
            keras.Input((None, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True),
            layers.AveragePooling3D(pool_size=(1, 2, 2)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True),
        ]
    )
