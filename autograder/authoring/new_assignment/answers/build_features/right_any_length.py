# outcome: correct
def build_features(height, width):
    model = keras.Sequential()
    model.add(keras.Input((None, height, width, 1)))
    model.add(layers.ConvLSTM2D(4, (3, 3), strides=1, padding="same"))
    return model
