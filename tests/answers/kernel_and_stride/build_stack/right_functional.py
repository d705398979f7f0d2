# Written with the functional interface.
# outcome: correct


def build_stack(height, width):
    frames = keras.Input((6, height, width, 1))
    x = layers.ConvLSTM2D(4, 3, dilation_rate=2, padding="same", return_sequences=True)(frames)
    return keras.Model(frames, layers.ConvLSTM2D(4, 3, strides=2, padding="same")(x))
