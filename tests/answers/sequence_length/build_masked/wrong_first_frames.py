# Looks at the first six frames only.
# outcome: error
# cause: sequence-length
# says: expected shape=(None, 6, 12, 13, 1), found shape=(None, 9, 12, 13)


def build_masked(height, width):
    clips = keras.Input((6, height, width, 1))
    return keras.Model(clips, layers.ConvLSTM2D(4, kernel_size=3)(clips))
