# Leaves the padding out: even all round, and smaller.
# outcome: incorrect
# cause: padding
# says: width 13, channels 4); expected (batch, height


def build_straight(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=5),
        ]
    )
