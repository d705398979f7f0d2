# Doubles time again: every second frame is made up.
# outcome: incorrect
# cause: sequence-length
# says: gives (batch, time 6, height 3, width 4


def build_smaller(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True),
            layers.MaxPooling3D(2),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True),
            layers.UpSampling3D((2, 1, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True, strides=2),
        ]
    )
