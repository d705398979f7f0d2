"""Encoder and forecaster, the second one lighter than the first."""

import keras
import numpy as np
from keras import layers

past = keras.Input((5, 16, 16, 1), name="past")
future = keras.Input((3, 16, 16, 1), name="future")

_, h, c = layers.ConvLSTM2D(16, 3, padding="same", return_state=True, name="encoder")(past)
y = layers.ConvLSTM2D(8, 3, padding="same", return_sequences=True, name="forecaster")(future, initial_state=[h, c])
y = layers.TimeDistributed(layers.Conv2D(1, 1), name="to_map")(y)

model = keras.Model([past, future], y)
model.compile(loss="mse", optimizer="adam")
model.fit(
    [np.random.rand(2, 5, 16, 16, 1), np.random.rand(2, 3, 16, 16, 1)],
    np.random.rand(2, 3, 16, 16, 1),
    verbose=0,
)
