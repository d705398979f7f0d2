# Mends the name and leaves stride 1 and the padding.
# outcome: incorrect
# cause: stride
# says: must have ConvLSTM2D(strides=(2, 2), padding='valid'), Dense(units=10) in this order. Found: ConvLSTM2D(strides=(1, 1), padding='same')


def build_labels(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(8, (3, 3), strides=(1, 1), padding="same"),
            layers.Flatten(),
            layers.Dense(10),
        ]
    )
