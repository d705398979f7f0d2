"""Turns a short code back into a film."""

import numpy as np
from keras import Model, layers, ops

FRAMES, SIDE, CH = 5, 9, 4


class Dream(Model):
    def __init__(self):
        super().__init__(name="dream")
        self.expand = layers.Dense(FRAMES * SIDE * CH, activation="relu")
        self.fold = layers.Reshape((FRAMES, SIDE, SIDE, CH))
        self.memory = layers.ConvLSTM2D(8, 3, padding="same", return_sequences=True)
        self.colour = layers.Conv3D(3, 1, activation="sigmoid")

    def call(self, code):
        return self.colour(self.memory(self.fold(self.expand(code))))


film = Dream()(np.random.rand(2, 32).astype("float32"))
print(ops.shape(film))
