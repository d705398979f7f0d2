# Stacks layers: wider, not steeper.
# outcome: incorrect
# cause: kernel-size
# says: a pixel 12 above of the middle, 4 frame(s) back, does not change what comes out there.


def build_tracker(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
        ]
    )
