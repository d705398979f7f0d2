# Hands on h in both places.
# outcome: incorrect
# cause: state-shape
# says: with the hidden state h of ConvLSTM 1 at 0, frames are lost that its cell state c holds: c does not


def build_forecaster(height, width):
    clips = keras.Input((6, height, width, 1))
    _, h, c = layers.ConvLSTM2D(8, kernel_size=3, padding="same", return_state=True)(clips)
    future = keras.ops.zeros_like(clips[:, :4])
    frames = layers.ConvLSTM2D(8, kernel_size=3, padding="same", return_sequences=True)(future, initial_state=[h, h])
    return keras.Model(clips, layers.TimeDistributed(layers.Conv2D(1, kernel_size=1))(frames))
