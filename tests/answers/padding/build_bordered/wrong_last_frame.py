# Adds the last frame's change to every frame: Keras broadcasts it, and the shapes fit.
# outcome: incorrect
# cause: return-sequences
# says: frame 2 of 6 changes frame 1 of what comes out, and must not.


def build_bordered(height, width):
    clips = keras.Input((6, height, width, 4))
    padded = layers.ZeroPadding3D((0, 1, 1))(clips)
    change = layers.ConvLSTM2D(4, kernel_size=3, padding="valid")(padded)
    return keras.Model(clips, layers.Add()([clips, change]))
