# Ends on the pooling layer with ten filters.
# outcome: incorrect
# cause: channels
# says: Dense(units=10) in this order. Found: no Dense.


def build_labels(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(10, (3, 3), strides=2),
            layers.GlobalAveragePooling2D(),
        ]
    )
