# Takes a layer that is content with four axes.
# outcome: error
# cause: rank
# says: received kernel of shape (3, 3, 1, 4) and input of shape (None, 6, 13, 14, 1)


def build_grey(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width)),
            layers.Conv2D(4, kernel_size=3, padding="same"),
        ]
    )
