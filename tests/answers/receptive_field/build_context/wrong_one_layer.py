# One layer alone, dilated by six.
# outcome: incorrect
# cause: kernel-size
# says: Found: ConvLSTM2D(filters=4, kernel_size=(3, 3))


def build_context(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", dilation_rate=6),
        ]
    )
