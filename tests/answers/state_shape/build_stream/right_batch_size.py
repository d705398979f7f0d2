# The batch by its own argument.
# outcome: correct


def build_stream(height, width):
    return keras.Sequential(
        [
            keras.Input((None, height, width, 1), batch_size=4),
            layers.ConvLSTM2D(4, 3, padding="same", stateful=True),
        ]
    )
