# The functional way.
# outcome: correct


def build_two_deep(height, width):
    clips = keras.Input((6, height, width, 1))
    every = layers.ConvLSTM2D(4, 3, padding="same", return_sequences=True)(clips)
    return keras.Model(clips, layers.ConvLSTM2D(8, 3, padding="same")(every))
