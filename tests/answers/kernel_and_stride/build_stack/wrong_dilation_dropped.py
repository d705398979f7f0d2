# Gives up the dilation.
# outcome: incorrect
# cause: stride
# says: the model must have ConvLSTM2D(kernel_size=(3, 3)), ConvLSTM2D(kernel_size=(3, 3)) in this order. Found:


def build_stack(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, 3, strides=2, padding="same"),
        ]
    )
