# Crops by one, which is right for the example.
# outcome: error
# cause: skip-connection
# says: matching shapes except for the concatenation axis. Received: input_shape=[(None, 6, 12, 13, 1), (None, 6, 11,


def build_unet(height, width):
    clips = keras.Input((6, height, width, 1))
    half = layers.ConvLSTM2D(8, kernel_size=3, strides=2, padding="same", return_sequences=True)(clips)
    whole = layers.Cropping3D(((0, 0), (0, 1), (0, 1)))(layers.UpSampling3D((1, 2, 2))(half))
    return keras.Model(clips, layers.ConvLSTM2D(4, 3, padding="same")(layers.Concatenate()([clips, whole])))
