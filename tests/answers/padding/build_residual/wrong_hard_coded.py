# Reshapes to the numbers of the example.
# outcome: error
# cause: reshape
# says: The total size of the tensor must be unchanged. Received: input_shape=(6,


def build_residual(height, width):
    clips = keras.Input((6, height, width, 4))
    change = layers.ConvLSTM2D(4, kernel_size=3, return_sequences=True)(clips)
    return keras.Model(clips, layers.Add()([clips, layers.Reshape((6, 20, 24, 4))(change)]))
