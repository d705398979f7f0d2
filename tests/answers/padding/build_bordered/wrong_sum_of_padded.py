# Adds to the padded clip, where sizes differ the other way.
# outcome: error
# cause: padding
# says: Received shapes (8,


def build_bordered(height, width):
    clips = keras.Input((6, height, width, 4))
    padded = layers.ZeroPadding3D(1)(clips)
    change = layers.ConvLSTM2D(4, kernel_size=3, return_sequences=True)(padded)
    return keras.Model(clips, layers.Add()([padded, change]))
