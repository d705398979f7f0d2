# Keeps the axis and looks at the first of the sixteen clips.
# outcome: error
# cause: rank
# says: expected shape=(None, 16, 6, 12, 13, 3), found shape=(None, 6, 12, 13, 3)


def build_batched(height, width):
    many = keras.Input((16, 6, height, width, 3))
    return keras.Model(many, layers.ConvLSTM2D(4, 3, padding="same")(many[:, 0]))
