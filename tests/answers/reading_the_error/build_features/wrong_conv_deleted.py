# Deletes the layer that knows frames alone.
# outcome: incorrect
# cause: time-distributed
# says: 3)) in this order. Found: no Conv2D.


def build_features(height, width):
    return keras.Sequential(
        [
            keras.Input((None, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
        ]
    )
