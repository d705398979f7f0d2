# Kernels of 7.
# outcome: incorrect
# cause: kernel-size
# says: the model must have ConvLSTM2D(filters=4, kernel_size=(3, 3)), ConvLSTM2D(filters=4, kernel_size=(3, 3))


def build_context(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=7, padding="same", return_sequences=True),
            layers.ConvLSTM2D(4, kernel_size=7, padding="same"),
        ]
    )
