# outcome: correct
def build_features(height, width):
    clips = keras.Input((6, height, width, 1))
    return keras.Model(clips, layers.ConvLSTM2D(filters=4, kernel_size=[3, 3], padding="same")(clips))
