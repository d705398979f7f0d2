# The functional way.
# outcome: correct


def build_stream(height, width):
    cameras = keras.Input(batch_shape=(4, None, height, width, 1))
    return keras.Model(cameras, layers.ConvLSTM2D(4, 3, padding="same", stateful=True)(cameras))
