# Hands on the last frame: the layer has nothing to do with what comes out.
# outcome: incorrect
# cause: target-shape
# says: frame 1 of 6 changes nothing in the output


def build_rain(height, width):
    clips = keras.Input((6, height, width, 1))
    return keras.Model(clips, clips[:, -1])
