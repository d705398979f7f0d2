# Flattens each frame: two scores a frame.
# outcome: incorrect
# cause: time-distributed
# says: gives (batch, time 6, features 2); expected (batch, features 2)


def build_scorer(height, width):
    return keras.Sequential(
        [
            keras.Input((None, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, return_sequences=True),
            layers.TimeDistributed(layers.Flatten()),
            layers.Dense(2),
        ]
    )
