# Pools height and width away.
# outcome: correct


def build_labels(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(8, (3, 3), strides=(2, 2), padding="valid"),
            layers.GlobalAveragePooling2D(),
            layers.Dense(10),
        ]
    )
