# Makes the kernel so small that it needs no border.
# outcome: incorrect
# cause: kernel-size
# says: the model must have ConvLSTM2D(kernel_size=(3, 3)). Found: ConvLSTM2D(kernel_size=(1, 1)).


def build_residual(height, width):
    clips = keras.Input((6, height, width, 4))
    change = layers.ConvLSTM2D(4, kernel_size=1, return_sequences=True)(clips)
    return keras.Model(clips, layers.Add()([clips, change]))
