# Crops at the end only: each pixel is joined with what the layer saw two rows further down.
# outcome: incorrect
# cause: skip-connection
# says: with all weights at 0, what went in does not come out as it must: each pixel as it was, in its place.


def build_measured(height, width):
    clips = keras.Input((6, height, width, 1))
    features = layers.ConvLSTM2D(4, kernel_size=5, return_sequences=True)(clips)
    corner = layers.Cropping3D(((0, 0), (0, 4), (0, 4)))(clips)
    return keras.Model(clips, layers.Concatenate()([corner, features]))
