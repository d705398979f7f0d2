# Crops frame by frame.
# outcome: correct


def build_measured(height, width):
    clips = keras.Input((None, height, width, 1))
    features = layers.ConvLSTM2D(4, 5, padding="valid", return_sequences=True)(clips)
    middle = layers.TimeDistributed(layers.Cropping2D(2))(clips)
    return keras.Model(clips, layers.Concatenate(axis=-1)([features, middle]))
