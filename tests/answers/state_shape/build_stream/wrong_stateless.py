# Takes the argument out: every call starts from zeros.
# outcome: incorrect
# cause: stateful-batch
# says: the model must have ConvLSTM2D(kernel_size=(3, 3), stateful=True). Found: ConvLSTM2D(kernel_size=(3, 3),


def build_stream(height, width):
    return keras.Sequential(
        [
            keras.Input((None, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
        ]
    )
