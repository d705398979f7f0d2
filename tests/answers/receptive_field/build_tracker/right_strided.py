# Half the size inside, twice the reach, and back.
# outcome: correct


def build_tracker(height, width):
    return keras.Sequential(
        [
            keras.Input((None, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=5, padding="same", return_sequences=True, strides=2),
            layers.UpSampling3D((1, 2, 2)),
            layers.TimeDistributed(layers.Resizing(height, width)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
        ]
    )
