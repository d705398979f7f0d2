# Pools each frame, then takes the last by hand.
# outcome: correct


def build_scorer(height, width):
    clips = keras.Input((None, height, width, 1))
    x = layers.ConvLSTM2D(4, 3, return_sequences=True)(clips)
    x = layers.TimeDistributed(layers.GlobalMaxPooling2D())(x)
    return keras.Model(clips, layers.Dense(2)(x[:, -1]))
