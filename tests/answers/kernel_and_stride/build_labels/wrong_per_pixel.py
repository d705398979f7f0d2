# Gives ten numbers for each pixel.
# outcome: incorrect
# cause: rank
# says: gives (batch, height 7, width 7, channels 10); expected (batch, features 10)


def build_labels(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(8, (3, 3), strides=(2, 2), padding="valid"),
            layers.Dense(10),
        ]
    )
