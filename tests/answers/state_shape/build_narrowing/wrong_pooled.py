# Pools along the wrong axes.
# outcome: error
# cause: channels
# says: On clips of (batch, time 6, height 14, width 16, channels 1): Running the model stopped with


def build_narrowing(height, width):
    clips = keras.Input((6, height, width, 1))
    _, *states = layers.ConvLSTM2D(8, kernel_size=3, padding="same", return_state=True)(clips)
    states = [layers.AveragePooling2D(2)(state) for state in states]
    future = keras.ops.zeros_like(clips[:, :4])
    frames = layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True)(future, initial_state=states)
    return keras.Model(clips, layers.TimeDistributed(layers.Conv2D(1, kernel_size=1))(frames))
