# Pads after all.
# outcome: incorrect
# cause: padding
# says: expected (batch, time 6, height


def build_measured(height, width):
    clips = keras.Input((6, height, width, 1))
    features = layers.ConvLSTM2D(4, kernel_size=5, padding="same", return_sequences=True)(clips)
    return keras.Model(clips, layers.Concatenate()([clips, features]))
