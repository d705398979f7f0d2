# Wraps the layer in TimeDistributed.
# outcome: error
# cause: time-distributed
# says: build_halved(height=16, width=17) stopped with ValueError: Kernel shape must have


def build_halved(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.TimeDistributed(layers.ConvLSTM2D(4, kernel_size=3, strides=2, padding="same")),
        ]
    )
