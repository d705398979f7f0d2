# Puts the batch into the shape of one clip.
# outcome: error
# cause: rank
# says: expected ndim=5, found ndim=6


def build_stream(height, width):
    return keras.Sequential(
        [
            keras.Input((4, None, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", stateful=True),
        ]
    )
