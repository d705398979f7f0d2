# A batch of one.
# outcome: error
# cause: stateful-batch
# says: 1, time, height 12, width 13, channels 1) does


def build_stream(height, width):
    return keras.Sequential(
        [
            keras.Input(batch_shape=(1, None, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", stateful=True),
        ]
    )
