# outcome: correct
def build_features(height, width):
    return keras.Sequential([keras.Input((6, height, width, 1)), layers.ConvLSTM2D(4, 3, padding="same")])
