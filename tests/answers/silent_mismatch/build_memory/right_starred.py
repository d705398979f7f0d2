# Everything behind the output.
# outcome: correct


def build_memory(height, width):
    clips = keras.Input((6, height, width, 1))
    _, *states = layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_state=True)(clips)
    future = keras.ops.zeros_like(clips[:, :4])
    frames = layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True)(future, initial_state=states)
    return keras.Model(clips, frames)
