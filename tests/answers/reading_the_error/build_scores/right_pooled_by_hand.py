# Means over height and width in plain Keras.
# outcome: correct


def build_scores(height, width):
    clips = keras.Input((None, height, width, 1))
    x = layers.ConvLSTM2D(4, 3, padding="same", return_sequences=True)(clips)
    x = keras.ops.mean(x, axis=(2, 3))
    return keras.Model(clips, layers.Dense(3)(x))
