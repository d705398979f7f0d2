"""A stack of recurrent layers made from a list of filter counts."""

import keras
import keras.layers as L
import numpy as np

filters = [4, 8, 16]

m = keras.Sequential()
m.add(L.Input((5, 18, 18, 2)))
for i, f in enumerate(filters):
    last = i == len(filters) - 1
    m.add(L.ConvLSTM2D(f, 3, padding="same", return_sequence=not last))
    m.add(L.Dropout(0.1))
m.add(L.Flatten())
m.add(L.Dense(3, activation="softmax"))
m.compile("adam", "sparse_categorical_crossentropy")
m.fit(np.random.rand(4, 5, 18, 18, 2), np.array([0, 1, 2, 1]), verbose=0)
