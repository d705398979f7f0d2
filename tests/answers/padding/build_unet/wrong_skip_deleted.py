# Deletes the join: what came in is not seen at its full size.
# outcome: incorrect
# cause: skip-connection
# says: 0, nothing of the clip comes out: what went in must also go around it


def build_unet(height, width):
    clips = keras.Input((6, height, width, 1))
    half = layers.ConvLSTM2D(8, kernel_size=3, strides=2, padding="same", return_sequences=True)(clips)
    whole = layers.UpSampling3D((1, 2, 2))(half)[:, :, :height, :width]
    return keras.Model(clips, layers.ConvLSTM2D(4, kernel_size=3, padding="same")(whole))
