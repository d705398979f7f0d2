# Crops what goes in: the sum is there, the border is gone.
# outcome: incorrect
# cause: padding
# says: Cropping3D: (batch, time 6, height 12, width


def build_residual(height, width):
    clips = keras.Input((6, height, width, 4))
    change = layers.ConvLSTM2D(4, kernel_size=3, return_sequences=True)(clips)
    return keras.Model(clips, layers.Add()([layers.Cropping3D((0, 1, 1))(clips), change]))
