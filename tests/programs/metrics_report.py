"""Trains a classifier and prints what went wrong most often."""
import numpy as np
from tensorflow.keras import layers, models

x = np.random.rand(4, 4, 10, 10, 1)
y = np.array([0, 1, 1, 0])

clf = models.Sequential()
clf.add(layers.Input((4, 10, 10, 1)))
clf.add(layers.ConvLSTM2D(3, 3))
clf.add(layers.Flatten())
clf.add(layers.Dense(2, activation="softmax"))
clf.compile("adam", "sparse_categorical_crossentropy")
clf.fit(x, y, verbose=0)
guess = clf.predict(x, verbose=0).argmax(axis=-1)
print(confusion_matrix(y, guess))
