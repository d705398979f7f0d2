"""Recurrent blocks with a shortcut around each of them."""

import numpy as np
import tensorflow as tf
from tensorflow.keras import layers


def residual(x, filters, number):
    y = layers.ConvLSTM2D(filters, 3, padding="same", return_sequences=True, name=f"rec_{number}")(x)
    y = layers.BatchNormalization(name=f"bn_{number}")(y)
    return layers.Add(name=f"plus_{number}")([x, y])


clip = tf.keras.Input((5, 15, 15, 3))
x = layers.Conv3D(6, 1)(clip)
for n, f in enumerate([6, 6, 10]):
    x = residual(x, f, n)
out = layers.Dense(2)(layers.GlobalAveragePooling3D()(x))
model = tf.keras.Model(clip, out)
model.compile("adam", "mse")
model.fit(np.zeros((2, 5, 15, 15, 3)), np.zeros((2, 2)), verbose=0)
