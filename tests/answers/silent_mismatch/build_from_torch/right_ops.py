# Transposed by an operation.
# outcome: correct


def build_from_torch(height, width):
    clips = keras.Input((6, 3, height, width))
    x = keras.ops.transpose(clips, (0, 1, 3, 4, 2))
    return keras.Model(clips, layers.ConvLSTM2D(4, kernel_size=3, padding="same")(x))
