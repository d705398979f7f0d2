# Returns every step from both, and takes the last by hand.
# outcome: correct


def build_two_deep(height, width):
    clips = keras.Input((6, height, width, 1))
    x = layers.ConvLSTM2D(4, 3, padding="same", return_sequences=True)(clips)
    x = layers.ConvLSTM2D(8, 3, padding="same", return_sequences=True)(x)
    return keras.Model(clips, x[:, -1])
