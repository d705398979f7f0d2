# Takes the layer that wants six axes.
# outcome: error
# cause: rank
# says: 16, 6, 12, 13, 3), found shape=(None, 6, 12,


def build_batched(height, width):
    return keras.Sequential(
        [
            keras.Input((16, 6, height, width, 3)),
            layers.ConvLSTM3D(4, kernel_size=3, padding="same"),
        ]
    )
