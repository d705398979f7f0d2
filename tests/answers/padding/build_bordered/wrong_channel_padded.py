# Counts the channels instead of time.
# outcome: error
# cause: padding
# says: Received shapes (6,


def build_bordered(height, width):
    clips = keras.Input((6, height, width, 4))
    padded = layers.ZeroPadding3D((1, 1, 0))(clips)
    change = layers.ConvLSTM2D(4, kernel_size=3, return_sequences=True)(padded)
    return keras.Model(clips, layers.Add()([clips, change]))
