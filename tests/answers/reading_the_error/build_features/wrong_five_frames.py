# Declares the clips of the example.
# outcome: error
# cause: sequence-length
# says: expected shape=(None, 5,


def build_features(height, width):
    return keras.Sequential(
        [
            keras.Input((5, height, width, 1)),
            layers.TimeDistributed(layers.Conv2D(8, kernel_size=5, padding="same")),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
        ]
    )
