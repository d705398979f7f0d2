# Pads by hand, two on each side.
# outcome: correct


def build_straight(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ZeroPadding3D((0, 2, 2)),
            layers.ConvLSTM2D(4, kernel_size=5),
        ]
    )
