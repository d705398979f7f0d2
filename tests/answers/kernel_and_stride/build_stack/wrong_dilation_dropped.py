# Gives up the dilation.
# outcome: incorrect
# cause: stride
# says: Found: ConvLSTM2D(kernel_size=(3, 3), strides=(2, 2), dilation_rate=(1, 1)).


def build_stack(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, 3, strides=2, padding="same"),
        ]
    )
