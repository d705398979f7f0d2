# Pools three axes at once, time among them.
# outcome: incorrect
# cause: time-distributed
# says: 2, GlobalAveragePooling3D: (batch, features 4)


def build_scores(height, width):
    return keras.Sequential(
        [
            keras.Input((None, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True),
            layers.GlobalAveragePooling3D(),
            layers.Dense(3),
        ]
    )
