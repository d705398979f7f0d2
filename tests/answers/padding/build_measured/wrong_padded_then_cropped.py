# The right size, out of values that were made with zeros.
# outcome: incorrect
# cause: padding
# says: Found: ConvLSTM2D(kernel_size=(5, 5), padding='same')


def build_measured(height, width):
    clips = keras.Input((6, height, width, 1))
    features = layers.ConvLSTM2D(4, kernel_size=5, padding="same", return_sequences=True)(clips)
    joined = layers.Concatenate()([clips, features])
    return keras.Model(clips, layers.Cropping3D((0, 2, 2))(joined))
