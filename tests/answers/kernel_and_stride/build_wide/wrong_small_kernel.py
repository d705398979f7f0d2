# Makes the kernels small enough to run.
# outcome: incorrect
# cause: kernel-size
# says: must have ConvLSTM2D(kernel_size=(7, 7)), ConvLSTM2D(kernel_size=(7, 7)) in this order. Found: ConvLSTM2D(kernel_size=(3, 3)), ConvLSTM2D(kernel_size=(3, 3))


def build_wide(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, 3, padding="same", return_sequences=True),
            layers.ConvLSTM2D(4, 3, padding="same"),
        ]
    )
