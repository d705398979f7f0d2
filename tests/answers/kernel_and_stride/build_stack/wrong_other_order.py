# Steps first and dilates then.
# outcome: incorrect
# cause: stride
# says: in this order. Found: ConvLSTM2D(kernel_size=(3, 3), strides=(2, 2), dilation_rate=(1, 1)), ConvLSTM2D(kernel_size=(3, 3), strides=(1, 1), dilation_rate=(2, 2))


def build_stack(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, 3, strides=2, padding="same", return_sequences=True),
            layers.ConvLSTM2D(4, 3, dilation_rate=2, padding="same"),
        ]
    )
