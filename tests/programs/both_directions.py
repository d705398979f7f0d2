"""Reads the clip in both directions, then writes the continuation."""

import numpy as np
import tensorflow as tf
from tensorflow import keras

enc_in = keras.Input((6, 13, 13, 1))
dec_in = keras.Input((4, 13, 13, 1))
enc_out, *memory = keras.layers.Bidirectional(keras.layers.ConvLSTM2D(5, 3, padding="same", return_state=True))(enc_in)
dec = keras.layers.ConvLSTM2D(5, 3, padding="same", return_sequences=True)
dec_out = dec(dec_in, initial_state=memory)
frames = keras.layers.Conv3D(1, (1, 1, 1), activation="sigmoid")(dec_out)

model = keras.Model([enc_in, dec_in], frames)
model.compile(loss=tf.keras.losses.Huber(), optimizer="adam")
x = np.random.rand(2, 6, 13, 13, 1)
z = np.random.rand(2, 4, 13, 13, 1)
model.fit([x, z], z, epochs=1, verbose=0)
