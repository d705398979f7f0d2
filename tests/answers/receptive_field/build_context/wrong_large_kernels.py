# Kernels of 7.
# outcome: incorrect
# cause: kernel-size
# says: has 10224 weights; at most 1904 are allowed.


def build_context(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=7, padding="same", return_sequences=True),
            layers.ConvLSTM2D(4, kernel_size=7, padding="same"),
        ]
    )
