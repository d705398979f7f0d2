# Mends the size and adds the change to itself.
# outcome: incorrect
# cause: skip-connection
# says: with all weights at 0, nothing of the clip comes out: what went in must also go around the layers, and


def build_residual(height, width):
    clips = keras.Input((6, height, width, 4))
    change = layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True)(clips)
    return keras.Model(clips, layers.Add()([change, change]))
