# With a function for the branch.
# outcome: correct


def branch(x):
    return layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True)(x)


def build_residual(height, width):
    clips = keras.Input((6, height, width, 4))
    return keras.Model(clips, layers.add([clips, branch(clips)]))
