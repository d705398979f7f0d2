# Adds the last picture to every frame: it stretches along time, and runs.
# outcome: incorrect
# cause: return-sequences
# says: frame 2 of 6 changes frame 1 of what comes out, and must not.


def build_residual(height, width):
    clips = keras.Input((6, height, width, 4))
    change = layers.ConvLSTM2D(4, kernel_size=3, padding="same")(clips)
    return keras.Model(clips, layers.Add()([clips, change]))
