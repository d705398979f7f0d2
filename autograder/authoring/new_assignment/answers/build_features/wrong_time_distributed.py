# outcome: error
# cause: time-distributed
# says: received kernel of shape (3, 3, 1, 4) and input of shape (None, 17, 1)
def build_features(height, width):
    clips = keras.Input((6, height, width, 1))
    return keras.Model(clips, layers.TimeDistributed(layers.ConvLSTM2D(4, (3, 3), padding="same"))(clips))
