# Leaves the read-out as it was.
# outcome: incorrect
# cause: padding
# says: width 12, channels 1); expected (batch, height


def build_next_frame(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(8, kernel_size=3, strides=2, padding="same"),
            layers.UpSampling2D(2),
            layers.Cropping2D(((0, height % 2), (0, width % 2))),
            layers.Conv2D(1, kernel_size=3),
        ]
    )
