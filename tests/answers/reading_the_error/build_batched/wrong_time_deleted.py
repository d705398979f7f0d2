# Deletes the other number.
# outcome: error
# cause: sequence-length
# says: 16, 12, 13, 3), found shape=(None, 6, 12, 13,


def build_batched(height, width):
    return keras.Sequential(
        [
            keras.Input((16, height, width, 3)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
        ]
    )
