# Arguments by name.
# outcome: correct


def build_difference(height, width):
    clips = keras.Input((6, height, width, 1))
    half = layers.ConvLSTM2D(4, 3, strides=2, padding="same", return_sequences=True)(clips)
    up = layers.Conv2DTranspose(filters=1, kernel_size=3, strides=2, padding="same", activation="tanh")
    return keras.Model(clips, layers.Subtract()([clips, layers.TimeDistributed(up)(half)]))
