# Pools three axes at once, time among them.
# outcome: incorrect
# cause: time-distributed
# says: gives (batch, features 3); expected (batch, time


def build_scores(height, width):
    return keras.Sequential(
        [
            keras.Input((None, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True),
            layers.GlobalAveragePooling3D(),
            layers.Dense(3),
        ]
    )
