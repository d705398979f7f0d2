"""Volumes of a beating heart: a few phases, each a small cube."""

import keras
from keras import layers

batch_size, phases, side = 2, 4, 12

volumes = keras.Input(shape=(batch_size, phases, side, side, side, 1))
x = layers.ConvLSTM3D(filters=3, kernel_size=3, padding="same")(volumes)
x = layers.GlobalAveragePooling3D()(x)
ejection_fraction = layers.Dense(1, activation="sigmoid")(x)

heart = keras.Model(volumes, ejection_fraction)
heart.compile(optimizer="adam", loss="mae")
heart.summary()
