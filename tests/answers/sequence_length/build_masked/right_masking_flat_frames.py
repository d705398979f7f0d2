# Masking works where the last axis is a whole frame.
# outcome: correct


def build_masked(height, width):
    clips = keras.Input((None, height, width, 1))
    flat = layers.Reshape((-1, height * width))(clips)
    mask = layers.Masking().compute_mask(flat)
    return keras.Model(clips, layers.ConvLSTM2D(4, 3)(clips, mask=mask))
