# Pads time as well and cuts it off again: the state has seen a black frame first.
# outcome: incorrect
# cause: sequence-length
# says: layer 1, ZeroPadding3D: (batch, time 8, height 31, width 28, channels 4)


def build_bordered(height, width):
    clips = keras.Input((6, height, width, 4))
    padded = layers.ZeroPadding3D(1)(clips)
    change = layers.ConvLSTM2D(4, kernel_size=3, return_sequences=True)(padded)
    return keras.Model(clips, layers.Add()([clips, layers.Cropping3D((1, 0, 0))(change)]))
