# With every argument written out.
# outcome: correct


def build_stream(height, width):
    return keras.Sequential(
        [
            keras.Input(shape=(None, height, width, 1), batch_size=4),
            layers.ConvLSTM2D(filters=4, kernel_size=(3, 3), padding="same", stateful=True, return_sequences=False),
        ]
    )
