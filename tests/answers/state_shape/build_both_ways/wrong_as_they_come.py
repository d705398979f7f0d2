# Joins them as they come: h with c, and everything fits.
# outcome: incorrect
# cause: state-shape
# says: ConvLSTM 3 takes the cell state c of ConvLSTM 1 for a hidden state h: the order is h, c.


def build_both_ways(height, width):
    clips = keras.Input((6, height, width, 1))
    _, h1, c1, h2, c2 = layers.Bidirectional(layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_state=True))(
        clips
    )
    h, c = layers.Concatenate()([h1, c1]), layers.Concatenate()([h2, c2])
    future = keras.ops.zeros_like(clips[:, :4])
    frames = layers.ConvLSTM2D(8, kernel_size=3, padding="same", return_sequences=True)(future, initial_state=[h, c])
    return keras.Model(clips, layers.TimeDistributed(layers.Conv2D(1, kernel_size=1))(frames))
