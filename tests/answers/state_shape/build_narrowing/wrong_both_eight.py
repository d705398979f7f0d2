# Gives the decoder 8 filters.
# outcome: incorrect
# cause: channels
# says: the model must have ConvLSTM2D(filters=8), ConvLSTM2D(filters=4) in this order. Found:


def build_narrowing(height, width):
    clips = keras.Input((6, height, width, 1))
    _, *states = layers.ConvLSTM2D(8, kernel_size=3, padding="same", return_state=True)(clips)
    future = keras.ops.zeros_like(clips[:, :4])
    frames = layers.ConvLSTM2D(8, kernel_size=3, padding="same", return_sequences=True)(future, initial_state=states)
    return keras.Model(clips, layers.TimeDistributed(layers.Conv2D(1, kernel_size=1))(frames))
