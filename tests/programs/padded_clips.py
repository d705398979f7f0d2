"""Clips of unequal length, filled up with black frames that the layer skips."""
import numpy as np
import keras
from keras import layers, ops


class SkipBlack(layers.Layer):
    def call(self, x):
        return ops.any(ops.not_equal(x, 0.0), axis=(2, 3, 4))


clip = keras.Input((None, 12, 12, 1))
mask = SkipBlack()(clip)
seq = layers.Bidirectional(layers.ConvLSTM2D(4, 3, padding="same", return_sequences=True))(clip, mask=mask)
score = layers.TimeDistributed(layers.GlobalAveragePooling2D())(seq)
weight = layers.Softmax()(layers.Flatten()(layers.Conv1D(1, 1)(score)))        # attention over time
summary = layers.Dot(axes=1)([weight, score])
model = keras.Model(clip, layers.Dense(3, activation="softmax")(summary))
model.compile("adam", "sparse_categorical_crossentropy")

x = np.zeros((4, 7, 12, 12, 1))
for row, length in enumerate([7, 5, 3, 6]):
    x[row, :length] = np.random.rand(length, 12, 12, 1)
model.fit(x, np.array([0, 1, 2, 0]), batch_size=2, verbose=0)
model.predict(x[:, :5], verbose=0)
