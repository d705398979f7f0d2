# Says the batch size where it may be said... by leaving it open.
# outcome: correct


def build_batched(height, width):
    clips = keras.Input(shape=(6, height, width, 3), batch_size=None)
    return keras.Model(clips, layers.ConvLSTM2D(4, 3, padding="same")(clips))
