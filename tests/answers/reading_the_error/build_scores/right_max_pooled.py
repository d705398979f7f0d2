# The strongest answer of each frame.
# outcome: correct


def build_scores(height, width):
    return keras.Sequential(
        [
            keras.Input((None, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, return_sequences=True),
            layers.TimeDistributed(layers.GlobalMaxPooling2D()),
            layers.TimeDistributed(layers.Dense(3)),
        ]
    )
