# Takes the layer for frames.
# outcome: error
# cause: rank
# says: expected ndim=4, found ndim=5


def build_bordered(height, width):
    clips = keras.Input((6, height, width, 4))
    padded = layers.ZeroPadding2D(1)(clips)
    change = layers.ConvLSTM2D(4, kernel_size=3, return_sequences=True)(padded)
    return keras.Model(clips, layers.Add()([clips, change]))
