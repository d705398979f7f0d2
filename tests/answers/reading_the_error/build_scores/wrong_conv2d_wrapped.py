# Wraps a layer that can be wrapped: no frame knows the ones before.
# outcome: incorrect
# cause: time-distributed
# says: the model must have ConvLSTM2D(kernel_size=(3, 3)). Found: no ConvLSTM2D.


def build_scores(height, width):
    return keras.Sequential(
        [
            keras.Input((None, height, width, 1)),
            layers.TimeDistributed(layers.Conv2D(4, kernel_size=3, padding="same")),
            layers.TimeDistributed(layers.GlobalAveragePooling2D()),
            layers.Dense(3),
        ]
    )
