# Wraps the Conv2D, and declares no time.
# outcome: error
# cause: time-distributed
# says: (5, 5, 1, 8) and input of shape (None, 14, 1).


def build_features(height, width):
    return keras.Sequential(
        [
            keras.Input((height, width, 1)),
            layers.TimeDistributed(layers.Conv2D(8, kernel_size=5, padding="same")),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
        ]
    )
