# Takes the memory twice.
# outcome: incorrect
# cause: state-shape
# says: ConvLSTM 2 takes the cell state c of ConvLSTM 1 for a hidden state h: the order is h, c.


def build_handover(height, width):
    clips = keras.Input((6, height, width, 1))
    _, h, c = layers.ConvLSTM2D(8, kernel_size=3, padding="same", return_state=True)(clips)
    future = keras.ops.zeros_like(clips[:, :4])
    frames = layers.ConvLSTM2D(8, kernel_size=3, padding="same", return_sequences=True)(future, initial_state=[c, c])
    return keras.Model(clips, layers.TimeDistributed(layers.Conv2D(1, kernel_size=1))(frames))
