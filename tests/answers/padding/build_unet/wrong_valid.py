# Tries the other padding: halving rounds down then, and too little comes back.
# outcome: error
# cause: padding
# says: matching shapes except for the concatenation axis. Received: input_shape=[(None, 6, 12, 13, 1), (None, 6, 10,


def build_unet(height, width):
    clips = keras.Input((6, height, width, 1))
    half = layers.ConvLSTM2D(8, kernel_size=3, strides=2, return_sequences=True)(clips)
    whole = layers.UpSampling3D((1, 2, 2))(half)
    return keras.Model(clips, layers.ConvLSTM2D(4, 3, padding="same")(layers.Concatenate()([clips, whole])))
