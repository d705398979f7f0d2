# Deletes the decoder and repeats the encoder's output.
# outcome: incorrect
# cause: state-shape
# says: the model must have ConvLSTM2D(filters=8, kernel_size=(3, 3)), ConvLSTM2D(filters=8, kernel_size=(3, 3))


def build_forecaster(height, width):
    clips = keras.Input((6, height, width, 1))
    last = layers.ConvLSTM2D(8, kernel_size=3, padding="same")(clips)
    frames = keras.ops.repeat(last[:, None], 4, axis=1)
    return keras.Model(clips, layers.TimeDistributed(layers.Conv2D(1, kernel_size=1))(frames))
