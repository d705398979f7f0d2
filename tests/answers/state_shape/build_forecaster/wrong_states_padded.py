# Pads the states: the encoder still loses the border.
# outcome: incorrect
# cause: state-shape
# says: layer 1, ZeroPadding2D: (batch, height 24, width 16, channels 8)


def build_forecaster(height, width):
    clips = keras.Input((6, height, width, 1))
    _, *states = layers.ConvLSTM2D(8, kernel_size=3, return_state=True)(clips)
    states = [layers.ZeroPadding2D(1)(state) for state in states]
    future = keras.ops.zeros_like(clips[:, :4])
    frames = layers.ConvLSTM2D(8, kernel_size=3, padding="same", return_sequences=True)(future, initial_state=states)
    return keras.Model(clips, layers.TimeDistributed(layers.Conv2D(1, kernel_size=1))(frames))
