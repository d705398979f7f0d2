# A transposed convolution that gives one pixel more.
# outcome: error
# cause: padding
# says: Incompatible shapes: [4,12,14,8] vs. [4,13,15,8]


def build_refining(height, width):
    clips = keras.Input((6, height, width, 1))
    _, *states = layers.ConvLSTM2D(8, kernel_size=3, strides=2, padding="same", return_state=True)(clips)
    states = [layers.Conv2DTranspose(8, kernel_size=3, strides=2)(state) for state in states]
    future = keras.ops.zeros_like(clips[:, :4])
    frames = layers.ConvLSTM2D(8, kernel_size=3, padding="same", return_sequences=True)(future, initial_state=states)
    return keras.Model(clips, layers.TimeDistributed(layers.Conv2D(1, kernel_size=1))(frames))
