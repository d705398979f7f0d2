# A frame is real only if all of its pixels are.
# outcome: incorrect
# cause: sequence-length
# says: which only the border is lit give the same: a frame of which only the border is lit counts for nothing.


def build_masked(height, width):
    clips = keras.Input((None, height, width, 1))
    mask = keras.ops.all(keras.ops.not_equal(clips, 0), axis=(2, 3, 4))
    return keras.Model(clips, layers.ConvLSTM2D(4, kernel_size=3)(clips, mask=mask))
