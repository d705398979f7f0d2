# Takes the padding of the layer; there is no ZeroPadding3D.
# outcome: incorrect
# cause: padding
# says: (3, 3), padding='valid', return_sequences=True), Add() in this order. Found: no ZeroPadding3D.


def build_bordered(height, width):
    clips = keras.Input((6, height, width, 4))
    change = layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True)(clips)
    return keras.Model(clips, layers.Add()([clips, change]))
