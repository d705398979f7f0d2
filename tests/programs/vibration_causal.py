"""Vibration traces of a bearing, read window by window."""

import keras
import numpy as np
from keras.layers import ConvLSTM1D, Dense, GlobalAveragePooling1D

windows, samples, axes = 8, 64, 3

inputs = keras.Input((windows, samples, axes))
h = ConvLSTM1D(16, 5, padding="same", return_sequences=True)(inputs)
h = ConvLSTM1D(16, 5, padding="causal")(h)
h = GlobalAveragePooling1D()(h)
outputs = Dense(2, activation="softmax")(h)

bearing = keras.Model(inputs, outputs)
bearing.compile("adam", "categorical_crossentropy")
bearing.fit(np.random.randn(4, windows, samples, axes), np.eye(2)[[0, 1, 1, 0]], verbose=0)
