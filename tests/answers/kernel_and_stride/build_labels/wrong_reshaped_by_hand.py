# Writes the number of pixels of the example into a Reshape.
# outcome: error
# cause: reshape
# says: width=16) stopped with ValueError: The total size of the tensor must be unchanged.


def build_labels(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(8, (3, 3), strides=(2, 2), padding="valid"),
            layers.Reshape((9 * 11 * 8,)),
            layers.Dense(10),
        ]
    )
