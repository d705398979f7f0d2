# outcome: incorrect
# cause: padding
# says: height ⌊(16 − 3) / 1⌋ + 1 = 14
def build_features(height, width):
    return keras.Sequential([keras.Input((6, height, width, 1)), layers.ConvLSTM2D(4, (3, 3))])
