# Repeats one score for six frames.
# outcome: incorrect
# cause: sequence-length
# says: gives (batch, time 6, features 3); expected (batch, time


def build_scores(height, width):
    return keras.Sequential(
        [
            keras.Input((None, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
            layers.GlobalAveragePooling2D(),
            layers.Dense(3),
            layers.RepeatVector(6),
        ]
    )
