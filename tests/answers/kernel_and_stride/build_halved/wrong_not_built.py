# Returns the layer, not a model.
# outcome: error
# cause: rank
# says: width=17) must return a Keras model. Received: a value of type ConvLSTM2D


def build_halved(height, width):
    return layers.ConvLSTM2D(4, kernel_size=3, strides=(2, 2), padding="same")
