# Doubles, then smooths.
# outcome: correct


def build_refining(height, width):
    clips = keras.Input((6, height, width, 1))
    _, h, c = layers.ConvLSTM2D(8, 3, strides=2, padding="same", return_state=True)(clips)
    h = layers.Conv2D(8, 3, padding="same")(layers.UpSampling2D(2, interpolation="bilinear")(h))
    c = layers.Conv2D(8, 3, padding="same")(layers.UpSampling2D(2, interpolation="bilinear")(c))
    future = keras.ops.zeros_like(clips[:, :4])
    frames = layers.ConvLSTM2D(8, 3, padding="same", return_sequences=True)(future, initial_state=[h, c])
    return keras.Model(clips, layers.TimeDistributed(layers.Conv2D(1, kernel_size=1))(frames))
