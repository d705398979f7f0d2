# Adds the change to itself, so that the padding need not fit anything.
# outcome: incorrect
# cause: skip-connection
# says: with all weights at 0, nothing of the clip comes out: what went in must also go around the layers, and


def build_bordered(height, width):
    clips = keras.Input((6, height, width, 4))
    padded = layers.ZeroPadding3D((0, 1, 1))(clips)
    change = layers.ConvLSTM2D(4, kernel_size=3, padding="valid", return_sequences=True)(padded)
    return keras.Model(clips, layers.Add()([change, change]))
