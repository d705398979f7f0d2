# The same in one argument.
# outcome: correct


def build_batched(height, width):
    return keras.Sequential(
        [
            keras.Input(batch_shape=(None, 6, height, width, 3)),
            layers.ConvLSTM2D(4, (3, 3), padding="same"),
        ]
    )
