# Shrinks the frames instead of cropping them.
# outcome: incorrect
# cause: frame-size
# says: with all weights at 0, what went in does not come out as it must: each pixel as it was, in its place.


def build_measured(height, width):
    clips = keras.Input((6, height, width, 1))
    features = layers.ConvLSTM2D(4, kernel_size=5, return_sequences=True)(clips)
    small = layers.TimeDistributed(layers.Resizing(height - 4, width - 4))(clips)
    return keras.Model(clips, layers.Concatenate()([small, features]))
