# Steps by 2: the frames are half as large.
# outcome: incorrect
# cause: stride
# says: width 17, channels 4); expected (batch, height


def build_tracker(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=5, strides=2, padding="same"),
        ]
    )
