# Cuts every clip to three frames inside the model: later ones are not seen, shorter ones fail.
# outcome: error
# cause: sequence-length
# says: build_scorer(height=12, width=13) stopped with ValueError: Shapes


def build_scorer(height, width):
    return keras.Sequential(
        [
            keras.Input((None, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, return_sequences=True),
            layers.Reshape((3, -1)),
            layers.Flatten(),
            layers.Dense(2),
        ]
    )
