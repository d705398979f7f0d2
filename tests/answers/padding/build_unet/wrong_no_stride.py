# Takes the stride out, and the doubling with it.
# outcome: incorrect
# cause: stride
# says: Found: ConvLSTM2D(kernel_size=(3, 3), strides=(1, 1))


def build_unet(height, width):
    clips = keras.Input((6, height, width, 1))
    features = layers.ConvLSTM2D(8, kernel_size=3, padding="same", return_sequences=True)(clips)
    joined = layers.Concatenate()([clips, features])
    return keras.Model(clips, layers.ConvLSTM2D(4, kernel_size=3, padding="same")(joined))
