# Leaves the model and means to repeat the targets.
# outcome: incorrect
# cause: target-shape
# says: channels 8); expected (batch, height


def build_rain(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(8, kernel_size=3, padding="same"),
            layers.BatchNormalization(),
        ]
    )
