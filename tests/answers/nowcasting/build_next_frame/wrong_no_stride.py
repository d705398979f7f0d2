# Takes the stride out.
# outcome: incorrect
# cause: stride
# says: Found: ConvLSTM2D(strides=(1, 1))


def build_next_frame(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(8, kernel_size=3, padding="same"),
            layers.Conv2D(1, kernel_size=3, padding="same"),
        ]
    )
