# One set of scores a clip.
# outcome: incorrect
# cause: return-sequences
# says: gives (batch, features 3); expected (batch, time


def build_scores(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
            layers.GlobalAveragePooling2D(),
            layers.Dense(3),
        ]
    )
