# Deletes the sum.
# outcome: incorrect
# cause: skip-connection
# says: with all weights at 0, nothing of the clip comes out: what went in must also go around the layers, and


def build_residual(height, width):
    clips = keras.Input((6, height, width, 4))
    return keras.Model(clips, layers.ConvLSTM2D(4, 3, padding="same", return_sequences=True)(clips))
