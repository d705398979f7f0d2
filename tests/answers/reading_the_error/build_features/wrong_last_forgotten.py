# Forgets what item 5 was about.
# outcome: error
# cause: return-sequences
# says: expected ndim=5, found ndim=4


def build_features(height, width):
    return keras.Sequential(
        [
            keras.Input((None, height, width, 1)),
            layers.TimeDistributed(layers.Conv2D(8, kernel_size=5, padding="same")),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
        ]
    )
