# Deletes the layer that is in the way.
# outcome: incorrect
# cause: sequence-length
# says: without the memory of ConvLSTM 1, frames are lost that should come by another way.


def build_masked(height, width):
    return keras.Sequential(
        [
            keras.Input((None, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3),
        ]
    )
