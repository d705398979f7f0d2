# Takes what comes back from itself.
# outcome: incorrect
# cause: skip-connection
# says: frame 1 of 6 changes nothing in frame 1 of what comes out.


def build_difference(height, width):
    clips = keras.Input((6, height, width, 1))
    half = layers.ConvLSTM2D(4, kernel_size=3, strides=2, padding="same", return_sequences=True)(clips)
    up = layers.Conv2DTranspose(1, kernel_size=3, strides=2, padding="same")
    whole = layers.TimeDistributed(up)(half)
    return keras.Model(clips, layers.Subtract()([whole, whole]))
