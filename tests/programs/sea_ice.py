"""Sea-ice concentration maps, coarsened before the forecast."""
import keras
import numpy as np
from keras import layers

months, height, width = 12, 36, 48

model = keras.Sequential(name="ice")
model.add(keras.Input((months, height, width, 1)))
model.add(layers.ConvLSTM2D(8, (3, 3), strides=(1, 2, 2), padding="same", return_sequences=True))
model.add(layers.ConvLSTM2D(8, (3, 3), padding="same"))
model.add(layers.Conv2DTranspose(1, 3, strides=2, padding="same", activation="sigmoid"))
model.compile(optimizer="rmsprop", loss="mse")
model.fit(np.random.rand(2, months, height, width, 1), np.random.rand(2, height, width, 1), verbose=0)
