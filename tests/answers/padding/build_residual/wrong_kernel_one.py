# Makes the kernel so small that it needs no border.
# outcome: incorrect
# cause: kernel-size
# says: Found: ConvLSTM2D(kernel_size=(1, 1), padding='valid', return_sequences=True)


def build_residual(height, width):
    clips = keras.Input((6, height, width, 4))
    change = layers.ConvLSTM2D(4, kernel_size=1, return_sequences=True)(clips)
    return keras.Model(clips, layers.Add()([clips, change]))
