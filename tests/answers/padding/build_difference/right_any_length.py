# Clips of any length.
# outcome: correct


def build_difference(height, width):
    clips = keras.Input((None, height, width, 1))
    x = layers.ConvLSTM2D(4, kernel_size=(3, 3), strides=(2, 2), padding="same", return_sequences=True)(clips)
    x = layers.TimeDistributed(layers.Conv2DTranspose(1, (3, 3), (2, 2), "same"))(x)
    return keras.Model(clips, layers.subtract([clips, x]))
