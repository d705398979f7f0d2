# Hands on the last frame: the layer has nothing to do with what comes out.
# outcome: incorrect
# cause: target-shape
# says: the model must have ConvLSTM2D(filters=8, kernel_size=(3, 3)). Found: no ConvLSTM2D.


def build_rain(height, width):
    clips = keras.Input((6, height, width, 1))
    return keras.Model(clips, clips[:, -1])
