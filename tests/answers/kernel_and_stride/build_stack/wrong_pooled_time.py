# Halves with a pooling that halves time as well.
# outcome: incorrect
# cause: stride
# says: must have ConvLSTM2D(kernel_size=(3, 3), strides=(1, 1), dilation_rate=(2, 2))


def build_stack(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, 3, dilation_rate=2, padding="same", return_sequences=True),
            layers.MaxPooling3D(2, padding="same"),
            layers.ConvLSTM2D(4, 3, padding="same"),
        ]
    )
