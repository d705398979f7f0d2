# Another layer that doubles.
# outcome: incorrect
# cause: padding
# says: the model must have ConvLSTM2D(kernel_size=(3, 3), strides=(2, 2)), Conv2DTranspose(scale=2) in this


def build_difference(height, width):
    clips = keras.Input((6, height, width, 1))
    half = layers.ConvLSTM2D(1, kernel_size=3, strides=2, padding="same", return_sequences=True)(clips)
    return keras.Model(clips, layers.Subtract()([clips, layers.UpSampling3D((1, 2, 2))(half)]))
