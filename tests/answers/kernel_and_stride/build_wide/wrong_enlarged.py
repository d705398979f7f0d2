# Enlarges the frames until the kernels fit.
# outcome: incorrect
# cause: frame-size
# says: gives (batch, height 24, width 27, channels 4); expected (batch, height 12, width 13, channels 4)


def build_wide(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.UpSampling3D((1, 3, 3)),
            layers.ConvLSTM2D(4, 7, return_sequences=True),
            layers.ConvLSTM2D(4, 7),
        ]
    )
