# Pools over time and space.
# outcome: correct


def build_scorer(height, width):
    return keras.Sequential(
        [
            keras.Input((None, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, return_sequences=True),
            layers.GlobalAveragePooling3D(),
            layers.Dense(2),
        ]
    )
