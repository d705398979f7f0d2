# Deletes the layer that fails.
# outcome: incorrect
# cause: kernel-size
# says: Found: ConvLSTM2D(kernel_size=(7, 7)).


def build_wide(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, 7, padding="same"),
        ]
    )
