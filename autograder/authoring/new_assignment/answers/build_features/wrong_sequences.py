# outcome: incorrect
# cause: return-sequences
# says: height ⌈16 / 1⌉ = 16, width ⌈17 / 1⌉ = 17; every frame
def build_features(height, width):
    return keras.Sequential(
        [keras.Input((6, height, width, 1)), layers.ConvLSTM2D(4, (3, 3), padding="same", return_sequences=True)]
    )
