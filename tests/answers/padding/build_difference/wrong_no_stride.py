# Takes the strides out of both.
# outcome: incorrect
# cause: stride
# says: Found: ConvLSTM2D(kernel_size=(3, 3), strides=(1, 1))


def build_difference(height, width):
    clips = keras.Input((6, height, width, 1))
    half = layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True)(clips)
    whole = layers.TimeDistributed(layers.Conv2DTranspose(1, kernel_size=3, padding="same"))(half)
    return keras.Model(clips, layers.Subtract()([clips, whole]))
