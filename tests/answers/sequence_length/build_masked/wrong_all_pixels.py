# A frame is real only if all of its pixels are.
# outcome: incorrect
# cause: sequence-length
# says: row 5 of what comes out sees no row of frame 6 of 6; expected rows 5 to 7.


def build_masked(height, width):
    clips = keras.Input((None, height, width, 1))
    mask = keras.ops.all(keras.ops.not_equal(clips, 0), axis=(2, 3, 4))
    return keras.Model(clips, layers.ConvLSTM2D(4, kernel_size=3)(clips, mask=mask))
