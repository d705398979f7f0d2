# Steps by 2: the frames are half as large.
# outcome: incorrect
# cause: stride
# says: For clips of (batch, time 6, height 32, width 33, channels 1) the model gives (batch, height 16, width


def build_tracker(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=5, strides=2, padding="same"),
        ]
    )
