# Fixes time to the length of the example.
# outcome: error
# cause: sequence-length
# says: expected shape=(None, 6,


def build_scorer(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, return_sequences=True),
            layers.Flatten(),
            layers.Dense(2),
        ]
    )
