# outcome: incorrect
# cause: kernel-size
# says: Found: ConvLSTM2D(kernel_size=(1, 1))
def build_features(height, width):
    return keras.Sequential([keras.Input((6, height, width, 1)), layers.ConvLSTM2D(4, (1, 1), padding="same")])
