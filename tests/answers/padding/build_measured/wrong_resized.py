# Shrinks the frames instead of cropping them.
# outcome: incorrect
# cause: frame-size
# says: what went in does not stand among the channels


def build_measured(height, width):
    clips = keras.Input((6, height, width, 1))
    features = layers.ConvLSTM2D(4, kernel_size=5, return_sequences=True)(clips)
    small = layers.TimeDistributed(layers.Resizing(height - 4, width - 4))(clips)
    return keras.Model(clips, layers.Concatenate()([small, features]))
