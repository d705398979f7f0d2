# Resizes clips as if they were frames.
# outcome: error
# cause: time-distributed
# says: Received invalid input shape: input_shape=(16,


def build_any_camera():
    return keras.Sequential(
        [
            keras.Input((6, None, None, 1)),
            layers.Resizing(16, 16),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
        ]
    )
