# Pads the frames to an even size at the start, and crops at the end.
# outcome: correct


def build_unet(height, width):
    clips = keras.Input((6, height, width, 1))
    even = layers.ZeroPadding3D(((0, 0), (0, height % 2), (0, width % 2)))(clips)
    half = layers.ConvLSTM2D(8, 3, strides=2, padding="same", return_sequences=True)(even)
    joined = layers.Concatenate()([even, layers.UpSampling3D((1, 2, 2))(half)])
    picture = layers.ConvLSTM2D(4, 3, padding="same")(joined)
    return keras.Model(clips, layers.Cropping2D(((0, height % 2), (0, width % 2)))(picture))
