# Works for even sizes.
# outcome: incorrect
# cause: skip-connection
# says: layer 3, Conv2D: height ⌈14 / 1⌉ = 14, width


def build_next_frame(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(8, kernel_size=3, strides=2, padding="same"),
            layers.UpSampling2D(2),
            layers.Conv2D(1, kernel_size=3, padding="same"),
        ]
    )
