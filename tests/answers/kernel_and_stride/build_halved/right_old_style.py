# Uses input_shape=, which Keras warns about, and prints and warns itself.
# outcome: correct

import warnings


def build_halved(height, width):
    warnings.warn("an old habit", stacklevel=2)
    print("building")
    return keras.Sequential([layers.ConvLSTM2D(4, 3, strides=2, padding="same", input_shape=(6, height, width, 1))])
