"""A slow and a fast path over the same clip, joined at the end."""
import keras
import numpy as np
from keras import layers


def branch(x, filters, pool=None):
    if pool is not None:
        x = layers.AveragePooling3D(pool)(x)
        x = layers.TimeDistributed(layers.UpSampling2D(2))(x)
    return layers.ConvLSTM2D(filters, 3, padding="same", return_sequences=True)(x)


clip = keras.Input((12, 16, 16, 2))
fast = branch(clip, 4)
slow = branch(clip, 8, pool=(2, 2, 2))
both = layers.Concatenate(axis=-1)([fast, slow])
out = layers.Dense(5)(layers.GlobalAveragePooling3D()(both))
model = keras.Model(clip, out)
model.compile("adam", "mse")
model.fit(np.zeros((2, 12, 16, 16, 2)), np.zeros((2, 5)), verbose=0)
