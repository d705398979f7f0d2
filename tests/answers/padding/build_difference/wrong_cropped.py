# Crops what comes out too large.
# outcome: incorrect
# cause: padding
# says: the model must have ConvLSTM2D(kernel_size=(3, 3), strides=(2, 2)), Conv2DTranspose(scale=2) in this


def build_difference(height, width):
    clips = keras.Input((6, height, width, 1))
    half = layers.ConvLSTM2D(4, kernel_size=3, strides=2, padding="same", return_sequences=True)(clips)
    whole = layers.TimeDistributed(layers.Conv2DTranspose(1, kernel_size=3, strides=2))(half)
    whole = layers.Cropping3D(((0, 0), (0, 1), (0, 1)))(whole)
    return keras.Model(clips, layers.Subtract()([clips, whole]))
