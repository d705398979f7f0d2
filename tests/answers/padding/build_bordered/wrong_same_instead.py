# Takes the padding of the layer; there is no ZeroPadding3D.
# outcome: incorrect
# cause: padding
# says: the model must have ZeroPadding3D(), ConvLSTM2D(kernel_size=(3, 3), padding='valid') in this order.


def build_bordered(height, width):
    clips = keras.Input((6, height, width, 4))
    change = layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True)(clips)
    return keras.Model(clips, layers.Add()([clips, change]))
