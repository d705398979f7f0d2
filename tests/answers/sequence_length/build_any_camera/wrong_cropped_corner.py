# Takes 16 × 16 by a slice: the static size is known, what lies beyond is not seen... and time is cut too.
# outcome: incorrect
# cause: sequence-length
# says: frame 1 of 6 changes nothing in what comes out.


def build_any_camera():
    clips = keras.Input((6, None, None, 1))
    corner = layers.TimeDistributed(layers.Resizing(16, 16, crop_to_aspect_ratio=True))(clips)
    return keras.Model(clips, layers.ConvLSTM2D(4, kernel_size=3, padding="same")(corner[:, -1:]))
