"""Heartbeats in one dimension: a coarse reader starts a fine writer."""
import numpy as np
import keras
from keras import layers

reader = layers.ConvLSTM1D(6, 5, strides=2, padding="same", return_state=True, name="reader")
writer = layers.ConvLSTM1D(6, 5, padding="same", return_sequences=True, name="writer")

ecg = keras.Input((9, 50, 1))
_, *state = reader(ecg)
trace = layers.TimeDistributed(layers.Conv1D(1, 1))(
    writer(ecg,
           initial_state=state)
)
coder = keras.Model(ecg, trace)
coder.compile("adam", "mse")

beats = np.sin(np.linspace(0, 60, 4*9*50)).reshape(4, 9, 50, 1); title = "♥ Schläge"
coder.fit(beats, beats, epochs=1, verbose=0)
