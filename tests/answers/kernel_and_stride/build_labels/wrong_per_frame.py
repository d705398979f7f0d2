# Flattens every frame and keeps time.
# outcome: incorrect
# cause: return-sequences
# says: gives (batch, time 6, features 10); expected (batch, features 10)


def build_labels(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(8, (3, 3), strides=2, return_sequences=True),
            layers.TimeDistributed(layers.Flatten()),
            layers.Dense(10),
        ]
    )
