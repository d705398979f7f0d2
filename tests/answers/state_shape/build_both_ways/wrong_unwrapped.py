# Unwraps the encoder.
# outcome: incorrect
# cause: state-shape
# says: it has 2 ConvLSTM layer(s); expected 3.


def build_both_ways(height, width):
    clips = keras.Input((6, height, width, 1))
    _, h, c = layers.ConvLSTM2D(8, kernel_size=3, padding="same", return_state=True)(clips)
    future = keras.ops.zeros_like(clips[:, :4])
    frames = layers.ConvLSTM2D(8, kernel_size=3, padding="same", return_sequences=True)(future, initial_state=[h, c])
    return keras.Model(clips, layers.TimeDistributed(layers.Conv2D(1, kernel_size=1))(frames))
