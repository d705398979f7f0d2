"""A block that looks at every frame, remembers, and pools, written as a layer of its own."""

import keras
import numpy as np
from keras.layers import ConvLSTM2D, Dense, GlobalAveragePooling2D, Layer, MaxPooling2D


class MemoryBlock(Layer):
    def __init__(self, filters, last=False, **kw):
        super().__init__(**kw)
        self.rec = ConvLSTM2D(filters, 3, padding="same", return_sequences=not last)
        self.pool = MaxPooling2D((2, 2))

    def call(self, x):
        return self.pool(self.rec(x))


inp = keras.Input((6, 32, 32, 1))
x = MemoryBlock(4)(inp)
x = MemoryBlock(8, last=True)(x)
x = GlobalAveragePooling2D()(x)
score = keras.Model(inp, Dense(1)(x))
score.compile("adam", "mse")
score.fit(np.zeros((2, 6, 32, 32, 1)), np.zeros((2, 1)), verbose=0)
