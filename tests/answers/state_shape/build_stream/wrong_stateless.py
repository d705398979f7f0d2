# Takes the argument out: every call starts from zeros.
# outcome: incorrect
# cause: stateful-batch
# says: fed the same 3 frames twice in a row it gives the same


def build_stream(height, width):
    return keras.Sequential(
        [
            keras.Input((None, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
        ]
    )
