# Resizes to the first camera.
# outcome: incorrect
# cause: frame-size
# says: gives (batch, height 20, width 24, channels 4); expected (batch, height 16, width 16


def build_any_camera():
    return keras.Sequential(
        [
            keras.Input((6, None, None, 1)),
            layers.TimeDistributed(layers.Resizing(20, 24)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
        ]
    )
