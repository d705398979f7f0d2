# Looks up and down only.
# outcome: incorrect
# cause: kernel-size
# says: column 0 of what comes out sees columns 0 to 1 of the last frame, and not what lies in its own place.


def build_tracker(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=(7, 3), padding="same"),
        ]
    )
