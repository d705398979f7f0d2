"""Trains on radar clips from a file."""
import numpy as np
import keras
from keras import layers

model = keras.Sequential([
    keras.Input((5, 16, 16, 1)),
    layers.ConvLSTM2D(4, 3, padding="same"),
    layers.Conv2D(1, 1),
])
model.compile("adam", "mse")
clips = np.load("data/radar_clips_2019.npz")["clips"]
model.fit(clips[:, :5], clips[:, 5], epochs=1, verbose=0)
