# Puts the channel axis where PyTorch has it.
# outcome: error
# cause: channels
# says: expected shape=(None, 6, 1, 13, 14)


def build_grey(height, width):
    return keras.Sequential(
        [
            keras.Input((6, 1, height, width)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
        ]
    )
