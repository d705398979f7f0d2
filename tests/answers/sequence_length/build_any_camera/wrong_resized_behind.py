# Resizes behind the layer that cannot be made.
# outcome: error
# cause: frame-size
# says: only support static input shapes


def build_any_camera():
    return keras.Sequential(
        [
            keras.Input((6, None, None, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
            layers.Resizing(16, 16),
        ]
    )
