# Asks for channels in front, and gets them in front.
# outcome: incorrect
# cause: channels
# says: 15, channels 16); expected (batch, height 15,


def build_from_torch(height, width):
    return keras.Sequential(
        [
            keras.Input((6, 3, height, width)),
            layers.Permute((1, 3, 4, 2)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
            layers.Permute((3, 1, 2)),
        ]
    )
