# outcome: incorrect
# cause: kernel-size
# says: gives (batch, time 6, height 16, width 17, channels 4); expected (batch, height 16,
def build_features(height, width):
    return keras.Sequential([keras.Input((6, height, width, 1)), layers.Conv3D(4, (3, 3, 3), padding="same")])
