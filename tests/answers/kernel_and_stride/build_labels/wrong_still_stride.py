# Changes the value and keeps the wrong name.
# outcome: error
# cause: argument-name
# says: Unrecognized keyword arguments passed to ConvLSTM2D: {'stride': (2, 2)}


def build_labels(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(8, (3, 3), stride=(2, 2), padding="valid"),
            layers.Flatten(),
            layers.Dense(10),
        ]
    )
