# Feeds even frames only, by cropping what comes in.
# outcome: incorrect
# cause: frame-size
# says: width 12, channels 4); expected (batch, height


def build_unet(height, width):
    clips = keras.Input((6, height, width, 1))
    even = clips[:, :, : height // 2 * 2, : width // 2 * 2]
    half = layers.ConvLSTM2D(8, kernel_size=3, strides=2, padding="same", return_sequences=True)(even)
    joined = layers.Concatenate()([even, layers.UpSampling3D((1, 2, 2))(half)])
    return keras.Model(clips, layers.ConvLSTM2D(4, kernel_size=3, padding="same")(joined))
