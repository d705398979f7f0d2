# The functional way.
# outcome: correct


def build_features(height, width):
    clips = keras.Input((None, height, width, 1))
    features = layers.TimeDistributed(layers.Conv2D(8, 5, padding="same"))(clips)
    every = layers.ConvLSTM2D(4, 3, padding="same", return_sequences=True)(features)
    return keras.Model(clips, layers.ConvLSTM2D(4, 3, padding="same")(every))
