# The same in layers that can be seen.
# outcome: incorrect
# cause: padding
# says: Found: ConvLSTM2D(kernel_size=(3, 3), padding='same')

def build_masked(height, width):
    return keras.Sequential(
        [
            keras.Input((None, height, width, 1)),
            layers.Masking(),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
            layers.Cropping2D(1),
        ]
    )
