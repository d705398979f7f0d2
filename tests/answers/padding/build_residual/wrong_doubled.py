# Adds the change to itself.
# outcome: incorrect
# cause: skip-connection
# says: layer 1, ConvLSTM2D: height ⌊(14 − 3) / 1⌋ +


def build_residual(height, width):
    clips = keras.Input((6, height, width, 4))
    change = layers.ConvLSTM2D(4, kernel_size=3, return_sequences=True)(clips)
    return keras.Model(clips, layers.Add()([change, change]))
