"""Cloud cover for every frame, from a satellite clip."""

import keras
import numpy as np
from keras import layers


def clouds(shape=(6, 20, 20, 4), filters=(8, 5)):
    inputs = keras.Input(shape)
    x = inputs
    for i, f in enumerate(filters):
        x = layers.ConvLSTM2D(f, 3, padding="same", return_sequences=i + 1 < len(filters))(x)
        x = layers.BatchNormalization()(x)
    mask = layers.TimeDistributed(layers.Conv2D(1, 1, activation="sigmoid"))(x)
    return keras.Model(inputs, mask)


model = clouds()
model.compile("adam", "binary_crossentropy")
model.fit(np.random.rand(2, 6, 20, 20, 4), np.random.randint(0, 2, (2, 6, 20, 20, 1)), verbose=0)
