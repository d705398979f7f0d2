# Deletes the layer: two scores for each pixel of each frame.
# outcome: incorrect
# cause: rank
# says: channels 2); expected (batch, features 2)


def build_scorer(height, width):
    return keras.Sequential(
        [
            keras.Input((None, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, return_sequences=True),
            layers.Dense(2),
        ]
    )
