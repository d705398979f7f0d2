# Gives the last picture a time axis of one: the clip before is lost to the second layer.
# outcome: incorrect
# cause: return-sequences
# says: without the memory of ConvLSTM 1, frames are lost that should come by another way.


def build_two_deep(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
            layers.Reshape((1, height, width, 4)),
            layers.ConvLSTM2D(8, kernel_size=3, padding="same"),
        ]
    )
