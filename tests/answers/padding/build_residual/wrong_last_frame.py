# Adds the last picture to every frame.
# outcome: error
# cause: return-sequences
# says: Inputs have incompatible shapes


def build_residual(height, width):
    clips = keras.Input((6, height, width, 4))
    change = layers.ConvLSTM2D(4, kernel_size=3)(clips)
    return keras.Model(clips, layers.Add()([clips, change]))
