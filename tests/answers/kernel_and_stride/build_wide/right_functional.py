# Written with the functional interface.
# outcome: correct


def build_wide(height, width):
    frames = keras.Input((6, height, width, 1))
    x = layers.ConvLSTM2D(4, 7, padding="same", return_sequences=True)(frames)
    return keras.Model(frames, layers.ConvLSTM2D(4, 7, padding="same")(x))
