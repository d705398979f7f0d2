# As many channels as features: the difference stretches the one channel silently.
# outcome: incorrect
# cause: channels
# says: channels 4); expected


def build_difference(height, width):
    clips = keras.Input((6, height, width, 1))
    half = layers.ConvLSTM2D(4, kernel_size=3, strides=2, padding="same", return_sequences=True)(clips)
    whole = layers.TimeDistributed(layers.Conv2DTranspose(4, kernel_size=3, strides=2, padding="same"))(half)
    return keras.Model(clips, layers.Subtract()([clips, whole]))
