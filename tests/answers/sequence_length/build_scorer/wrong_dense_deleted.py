# Pools, and takes the filters for scores.
# outcome: incorrect
# cause: channels
# says: Dense(units=2) in this order. Found: no Dense.


def build_scorer(height, width):
    return keras.Sequential(
        [
            keras.Input((None, height, width, 1)),
            layers.ConvLSTM2D(2, kernel_size=3, return_sequences=True),
            layers.GlobalAveragePooling3D(),
        ]
    )
