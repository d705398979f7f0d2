# Skips what is real.
# outcome: incorrect
# cause: sequence-length
# says: frame 1 of 6 changes nothing in what comes out.


def build_masked(height, width):
    clips = keras.Input((None, height, width, 1))
    mask = keras.ops.all(keras.ops.equal(clips, 0), axis=(2, 3, 4))
    return keras.Model(clips, layers.ConvLSTM2D(4, kernel_size=3)(clips, mask=mask))
