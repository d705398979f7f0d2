# All pairs written out.
# outcome: correct


def build_bordered(height, width):
    clips = keras.Input((6, height, width, 4))
    x = layers.ZeroPadding3D(((0, 0), (1, 1), (1, 1)))(clips)
    x = layers.ConvLSTM2D(4, 3, return_sequences=True)(x)
    return keras.Model(clips, layers.Add()([clips, x]))
