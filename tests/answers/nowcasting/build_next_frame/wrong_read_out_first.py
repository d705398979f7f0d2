# Reads out while small, and doubles what came out.
# outcome: incorrect
# cause: skip-connection
# says: 2, Conv2D: height ⌈7 / 1⌉ = 7, width ⌈7 / 1⌉


def build_next_frame(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(8, kernel_size=3, strides=2, padding="same"),
            layers.Conv2D(1, kernel_size=3, padding="same"),
            layers.UpSampling2D(2),
        ]
    )
