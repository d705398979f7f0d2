# Bridges h alone.
# outcome: error
# cause: channels
# says: Incompatible shapes: [8,14,16,4] vs. [8,14,16,8]


def build_narrowing(height, width):
    clips = keras.Input((6, height, width, 1))
    _, h, c = layers.ConvLSTM2D(8, kernel_size=3, padding="same", return_state=True)(clips)
    h = layers.Conv2D(4, kernel_size=1)(h)
    future = keras.ops.zeros_like(clips[:, :4])
    frames = layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True)(future, initial_state=[h, c])
    return keras.Model(clips, layers.TimeDistributed(layers.Conv2D(1, kernel_size=1))(frames))
