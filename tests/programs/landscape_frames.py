"""Traffic camera frames, made smaller before the forecast."""
import numpy as np
import tensorflow as tf
from keras import Sequential, layers

ROWS, COLS = 27, 48


def shrink(frames):
    return tf.image.resize(frames, (COLS, ROWS)).numpy()


model = Sequential([
    layers.Input((None, ROWS, COLS, 3)),
    layers.ConvLSTM2D(5, 3, padding="same", name="traffic"),
    layers.GlobalAveragePooling2D(),
    layers.Dense(1),
])
model.compile("adam", "mse")

raw = np.random.rand(6, 54, 96, 3)  # 6 frames of one camera, 道路
clip = shrink(raw)[None]
model.fit(clip, np.array([[3.0]]), verbose=0)
