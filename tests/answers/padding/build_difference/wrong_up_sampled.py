# Another layer that doubles.
# outcome: incorrect
# cause: padding
# says: 2), padding='same'), Subtract() in this order. Found: no Conv2DTranspose.


def build_difference(height, width):
    clips = keras.Input((6, height, width, 1))
    half = layers.ConvLSTM2D(1, kernel_size=3, strides=2, padding="same", return_sequences=True)(clips)
    return keras.Model(clips, layers.Subtract()([clips, layers.UpSampling3D((1, 2, 2))(half)]))
