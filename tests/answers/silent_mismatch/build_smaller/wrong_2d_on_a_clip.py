# Takes the layer for frames.
# outcome: error
# cause: time-distributed
# says: expected ndim=4, found ndim=5


def build_smaller(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True),
            layers.MaxPooling2D(2),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True),
        ]
    )
