# Deletes the argument that Keras does not know.
# outcome: incorrect
# cause: argument-name
# says: Found: ConvLSTM2D(strides=(1, 1), padding='same')


def build_labels(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(8, (3, 3), padding="same"),
            layers.Flatten(),
            layers.Dense(10),
        ]
    )
