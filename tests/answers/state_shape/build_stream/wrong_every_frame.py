# Returns a picture for every frame.
# outcome: incorrect
# cause: return-sequences
# says: expected (batch 4, height


def build_stream(height, width):
    return keras.Sequential(
        [
            keras.Input(batch_shape=(4, None, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", stateful=True, return_sequences=True),
        ]
    )
