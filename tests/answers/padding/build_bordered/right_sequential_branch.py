# The branch as a model of its own.
# outcome: correct


def build_bordered(height, width):
    branch = keras.Sequential(
        [layers.ZeroPadding3D((0, 1, 1)), layers.ConvLSTM2D(4, 3, padding="valid", return_sequences=True)]
    )
    clips = keras.Input((6, height, width, 4))
    return keras.Model(clips, layers.Add()([clips, branch(clips)]))
