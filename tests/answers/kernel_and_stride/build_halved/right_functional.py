# Written with the functional interface.
# outcome: correct


def build_halved(height, width):
    frames = keras.Input((6, height, width, 1))
    return keras.Model(frames, layers.ConvLSTM2D(4, 3, strides=(2, 2), padding="same")(frames))
