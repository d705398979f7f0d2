# Gives each frame a time axis of one.
# outcome: error
# cause: rank
# says: expected shape=(None, 13, 14, 1), found shape=(None, 5, 13, 14)


def build_features(height, width):
    return keras.Sequential(
        [
            keras.Input((height, width, 1)),
            layers.Conv2D(8, kernel_size=5, padding="same"),
            layers.Reshape((1, height, width, 8)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
        ]
    )
