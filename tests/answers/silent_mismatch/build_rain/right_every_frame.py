# Reads every frame out and takes a Conv3D over all of them.
# outcome: correct


def build_rain(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(8, kernel_size=3, padding="same", return_sequences=True),
            layers.ConvLSTM2D(1, kernel_size=1),
        ]
    )
