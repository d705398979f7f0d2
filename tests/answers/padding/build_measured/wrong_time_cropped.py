# One number for all three axes.
# outcome: error
# cause: sequence-length
# says: matching shapes except for the concatenation axis. Received: input_shape=[(None, 2,


def build_measured(height, width):
    clips = keras.Input((6, height, width, 1))
    features = layers.ConvLSTM2D(4, kernel_size=5, return_sequences=True)(clips)
    return keras.Model(clips, layers.Concatenate()([layers.Cropping3D(2)(clips), features]))
