# Adds the cells itself, height and width only.
# outcome: correct


def build_wide(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ZeroPadding3D((0, 3, 3)),
            layers.ConvLSTM2D(4, 7, return_sequences=True),
            layers.ZeroPadding3D((0, 3, 3)),
            layers.ConvLSTM2D(4, 7),
        ]
    )
