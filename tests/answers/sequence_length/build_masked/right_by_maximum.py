# A frame is real if its largest pixel is not zero.
# outcome: correct


def build_masked(height, width):
    clips = keras.Input((None, height, width, 1))
    mask = keras.ops.max(keras.ops.abs(clips), axis=(2, 3, 4)) > 0
    return keras.Model(clips, layers.ConvLSTM2D(4, 3)(clips, mask=mask))
