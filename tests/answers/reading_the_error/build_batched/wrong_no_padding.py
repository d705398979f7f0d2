# Leaves the padding out on the way.
# outcome: incorrect
# cause: padding
# says: 13, channels 3) the model gives (batch, height


def build_batched(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 3)),
            layers.ConvLSTM2D(4, kernel_size=3),
        ]
    )
