# Takes a layer that has no states.
# outcome: incorrect
# cause: frame-size
# says: expected (batch, height 16, width 16, channels 4)


def build_any_camera():
    return keras.Sequential(
        [
            keras.Input((6, None, None, 1)),
            layers.TimeDistributed(layers.Conv2D(4, kernel_size=3, padding="same")),
            layers.TimeDistributed(layers.Resizing(16, 16)),
        ]
    )
