# Written with the functional interface.
# outcome: correct


def build_labels(height, width):
    frames = keras.Input((6, height, width, 1))
    x = layers.ConvLSTM2D(8, 3, strides=2)(frames)
    x = layers.Flatten()(x)
    return keras.Model(frames, layers.Dense(10)(x))
