# Reads out by a Conv3D, and repeats the last frame as a start.
# outcome: correct


def build_forecaster(height, width):
    clips = keras.Input((6, height, width, 1))
    _, *states = layers.ConvLSTM2D(8, kernel_size=3, padding="same", return_state=True)(clips)
    future = keras.ops.repeat(clips[:, -1:], 4, axis=1)
    frames = layers.ConvLSTM2D(8, kernel_size=3, padding="same", return_sequences=True)(future, initial_state=states)
    return keras.Model(clips, layers.Conv3D(1, kernel_size=1)(frames))
