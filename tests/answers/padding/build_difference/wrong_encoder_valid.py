# Makes both valid: 20 becomes 9, and 9 becomes 19.
# outcome: error
# cause: padding
# says: Inputs have incompatible shapes. Received shapes (6,


def build_difference(height, width):
    clips = keras.Input((6, height, width, 1))
    half = layers.ConvLSTM2D(4, kernel_size=3, strides=2, return_sequences=True)(clips)
    whole = layers.TimeDistributed(layers.Conv2DTranspose(1, kernel_size=3, strides=2))(half)
    return keras.Model(clips, layers.Subtract()([clips, whole]))
