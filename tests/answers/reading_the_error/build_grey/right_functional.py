# The functional way.
# outcome: correct


def build_grey(height, width):
    clips = keras.Input((6, height, width, 1), name="grey")
    return keras.Model(clips, layers.ConvLSTM2D(4, 3, padding="same")(clips))
