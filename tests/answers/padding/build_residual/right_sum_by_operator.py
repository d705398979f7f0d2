# The plain plus sign of Keras is a layer's sum as well... made a layer again.
# outcome: correct


def build_residual(height, width):
    clips = keras.Input((None, height, width, 4))
    x = layers.ConvLSTM2D(4, (3, 3), padding="same", return_sequences=True)(clips)
    return keras.Model(clips, layers.Add(name="residual")([x, clips]))
