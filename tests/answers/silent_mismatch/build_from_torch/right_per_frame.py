# Frame by frame.
# outcome: correct


def build_from_torch(height, width):
    return keras.Sequential(
        [
            keras.Input((6, 3, height, width)),
            layers.TimeDistributed(layers.Permute((2, 3, 1))),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
        ]
    )
