# Takes frames without the axis and adds it inside; Keras squeezes what is fed.
# outcome: correct


def build_grey(height, width):
    clips = keras.Input((6, height, width, 1))
    flat = layers.Reshape((6, height, width))(clips)
    again = layers.Reshape((6, height, width, 1))(flat)
    return keras.Model(clips, layers.ConvLSTM2D(4, kernel_size=3, padding="same")(again))
