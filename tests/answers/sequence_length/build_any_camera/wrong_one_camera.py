# Fixes the size of the example.
# outcome: error
# cause: frame-size
# says: expected shape=(None, 6, 20, 24, 1)


def build_any_camera():
    return keras.Sequential(
        [
            keras.Input((6, 20, 24, 1)),
            layers.TimeDistributed(layers.Resizing(16, 16)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
        ]
    )
