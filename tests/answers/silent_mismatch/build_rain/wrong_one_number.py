# One number a clip.
# outcome: incorrect
# cause: rank
# says: gives (batch, features 1); expected (batch, height


def build_rain(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(8, kernel_size=3, padding="same"),
            layers.GlobalAveragePooling2D(),
            layers.Dense(1),
        ]
    )
