# Pads by hand and by the layer.
# outcome: error
# cause: padding
# says: shapes. Received shapes (6, 14, 15, 4) and (6,


def build_bordered(height, width):
    clips = keras.Input((6, height, width, 4))
    padded = layers.ZeroPadding3D((0, 1, 1))(clips)
    change = layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True)(padded)
    return keras.Model(clips, layers.Add()([clips, change]))
