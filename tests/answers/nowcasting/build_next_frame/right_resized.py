# Resizes to what is wanted.
# outcome: correct


def build_next_frame(height, width):
    return keras.Sequential(
        [
            keras.Input((None, height, width, 1)),
            layers.ConvLSTM2D(8, kernel_size=3, strides=2, padding="same"),
            layers.Resizing(height, width, interpolation="nearest"),
            layers.Conv2D(1, kernel_size=3, padding="same"),
        ]
    )
