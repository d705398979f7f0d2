# A kernel that ends with its step.
# outcome: correct


def build_difference(height, width):
    clips = keras.Input((6, height, width, 1))
    half = layers.ConvLSTM2D(4, kernel_size=3, strides=2, padding="same", return_sequences=True)(clips)
    whole = layers.TimeDistributed(layers.Conv2DTranspose(1, kernel_size=2, strides=2))(half)
    return keras.Model(clips, layers.Subtract()([clips, whole]))
