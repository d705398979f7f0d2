# Resizes inside a model for frames.
# outcome: correct


def build_any_camera():
    frame = keras.Input((None, None, 1))
    fit = keras.Model(frame, layers.Resizing(16, 16, interpolation="nearest")(frame))
    clips = keras.Input((None, None, None, 1))
    return keras.Model(clips, layers.ConvLSTM2D(4, 3, padding="same")(layers.TimeDistributed(fit)(clips)))
