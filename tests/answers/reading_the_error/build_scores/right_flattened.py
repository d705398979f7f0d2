# Flattens each frame.
# outcome: correct


def build_scores(height, width):
    return keras.Sequential(
        [
            keras.Input((None, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True),
            layers.TimeDistributed(layers.Flatten()),
            layers.Dense(3),
        ]
    )
