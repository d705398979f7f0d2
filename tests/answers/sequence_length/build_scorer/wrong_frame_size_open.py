# Leaves everything open.
# outcome: error
# cause: frame-size
# says: width=13) stopped with ValueError: ConvLSTM layers only support static input shapes


def build_scorer(height, width):
    return keras.Sequential(
        [
            keras.Input((None, None, None, 1)),
            layers.ConvLSTM2D(4, kernel_size=3),
            layers.GlobalAveragePooling2D(),
            layers.Dense(2),
        ]
    )
