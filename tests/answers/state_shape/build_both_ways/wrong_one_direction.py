# Takes one direction and half of the filters.
# outcome: incorrect
# cause: state-shape
# says: the model must have ConvLSTM2D(filters=8). Found: ConvLSTM2D(filters=4), ConvLSTM2D(filters=4),


def build_both_ways(height, width):
    clips = keras.Input((6, height, width, 1))
    _, h1, c1, h2, c2 = layers.Bidirectional(layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_state=True))(
        clips
    )
    future = keras.ops.zeros_like(clips[:, :4])
    frames = layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True)(future, initial_state=[h1, c1])
    return keras.Model(clips, layers.TimeDistributed(layers.Conv2D(1, kernel_size=1))(frames))
