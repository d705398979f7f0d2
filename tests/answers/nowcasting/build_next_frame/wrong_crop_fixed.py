# Crops always.
# outcome: incorrect
# cause: skip-connection
# says: width 13, channels 1); expected (batch, height


def build_next_frame(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(8, kernel_size=3, strides=2, padding="same"),
            layers.UpSampling2D(2),
            layers.Cropping2D(((0, 1), (0, 1))),
            layers.Conv2D(1, kernel_size=3, padding="same"),
        ]
    )
