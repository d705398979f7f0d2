# Brings the shape about by a Dense on the wrong axis.
# outcome: incorrect
# cause: channels
# says: 3, width 15, channels 4); expected (batch, height


def build_from_torch(height, width):
    return keras.Sequential(
        [
            keras.Input((6, 3, height, width)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
            layers.Dense(4),
        ]
    )
