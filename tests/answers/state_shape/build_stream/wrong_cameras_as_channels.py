# Takes the cameras for channels.
# outcome: error
# cause: channels
# says: 1, time, height 12, width 13, channels 4) does


def build_stream(height, width):
    return keras.Sequential(
        [
            keras.Input(batch_shape=(1, None, height, width, 4)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", stateful=True),
        ]
    )
