# Slices the tensor.
# outcome: correct


def build_measured(height, width):
    clips = keras.Input((6, height, width, 1))
    features = layers.ConvLSTM2D(4, kernel_size=5, return_sequences=True)(clips)
    return keras.Model(clips, layers.Concatenate()([clips[:, :, 2:-2, 2:-2], features]))
