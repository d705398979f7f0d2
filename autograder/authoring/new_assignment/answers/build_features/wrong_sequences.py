# outcome: incorrect
# cause: return-sequences
# says: height ⌈35 / 1⌉ = 35, width ⌈22 / 1⌉ = 22; every frame
def build_features(height, width):
    return keras.Sequential(
        [keras.Input((6, height, width, 1)), layers.ConvLSTM2D(4, (3, 3), padding="same", return_sequences=True)]
    )
