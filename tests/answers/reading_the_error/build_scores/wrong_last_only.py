# Unwraps the ConvLSTM and takes its last picture; its rows are then taken for frames.
# outcome: incorrect
# cause: return-sequences
# says: gives (batch, time 12, features 3); expected (batch, time 6


def build_scores(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
            layers.TimeDistributed(layers.GlobalAveragePooling2D()),
            layers.Dense(3),
        ]
    )
