# Deletes the join.
# outcome: incorrect
# cause: skip-connection
# says: channels 4); expected


def build_measured(height, width):
    clips = keras.Input((6, height, width, 1))
    return keras.Model(clips, layers.ConvLSTM2D(4, kernel_size=5, return_sequences=True)(clips))
