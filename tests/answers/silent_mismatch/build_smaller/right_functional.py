# The functional way.
# outcome: correct


def build_smaller(height, width):
    clips = keras.Input((6, height, width, 1))
    x = layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True)(clips)
    x = layers.MaxPooling3D((1, 2, 2), strides=(1, 2, 2))(x)
    return keras.Model(clips, layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True)(x))
