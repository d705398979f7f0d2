# Resizes behind the layer that cannot be made.
# outcome: error
# cause: frame-size
# says: ConvLSTM layers only support static input shapes for the spatial dimension. Received invalid input shape: input_shape=(None, None, None, 1)


def build_any_camera():
    return keras.Sequential(
        [
            keras.Input((6, None, None, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
            layers.Resizing(16, 16),
        ]
    )
