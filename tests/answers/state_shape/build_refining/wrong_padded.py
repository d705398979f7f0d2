# Pads the states by the numbers of the example.
# outcome: error
# cause: state-shape
# says: Incompatible shapes: [8,12,14,8] vs. [8,16,19,8]


def build_refining(height, width):
    clips = keras.Input((6, height, width, 1))
    _, *states = layers.ConvLSTM2D(8, kernel_size=3, strides=2, padding="same", return_state=True)(clips)
    states = [layers.ZeroPadding2D((5, 6))(state) for state in states]
    future = keras.ops.zeros_like(clips[:, :4])
    frames = layers.ConvLSTM2D(8, kernel_size=3, padding="same", return_sequences=True)(future, initial_state=states)
    return keras.Model(clips, layers.TimeDistributed(layers.Conv2D(1, kernel_size=1))(frames))
