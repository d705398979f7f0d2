# Brings what comes back to the size that is wanted.
# outcome: correct


def build_unet(height, width):
    clips = keras.Input((6, height, width, 1))
    half = layers.ConvLSTM2D(8, 3, strides=2, padding="same", return_sequences=True)(clips)
    whole = layers.TimeDistributed(layers.Resizing(height, width, interpolation="nearest"))(half)
    return keras.Model(clips, layers.ConvLSTM2D(4, 3, padding="same")(layers.Concatenate()([clips, whole])))
