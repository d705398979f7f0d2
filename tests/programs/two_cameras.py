"""One recurrent layer watches two cameras."""
import keras
from keras import layers
import numpy as np

left = keras.Input((5, 32, 32, 1), name="left")
right = keras.Input((5, 24, 24, 1), name="right")

shared = layers.ConvLSTM2D(6, 3, padding="same")
pool = layers.GlobalAveragePooling2D()
a, b = (pool(shared(view)) for view in (left, right))
depth = layers.Dense(1)(layers.concatenate([a, b]))

stereo = keras.Model([left, right], depth)
stereo.compile("adam", "mse")
print(stereo.output_shape)
stereo.fit({"left": np.zeros((2, 5, 32, 32, 1)), "right": np.zeros((2, 5, 24, 24, 1))}, np.zeros((2, 1)), verbose=0)
