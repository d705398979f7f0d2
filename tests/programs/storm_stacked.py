# Four radar frames as the channels of one picture, for a plain 2D network
import numpy as np
from tensorflow import keras

FRAMES, SIZE = 4, 24


def make_net():
    clip = keras.Input(shape=(FRAMES, SIZE, SIZE, 1), name="clip")
    stacked = keras.layers.Reshape((SIZE, SIZE, FRAMES), name="stacked")(clip)
    x = keras.layers.Conv2D(8, 3, padding="same", activation="relu")(stacked)
    x = keras.layers.Conv2D(8, 3, padding="same", activation="relu")(x)
    return keras.Model(clip, keras.layers.Conv2D(1, 1)(x), name="next_frame")


rng = np.random.default_rng(1)
radar = rng.random((10, FRAMES + 1, SIZE, SIZE, 1), dtype="float32")
net = make_net()
net.compile(loss="mae", optimizer="adam")
net.fit(radar[:, :-1], radar[:, -1], batch_size=5, verbose=0)
