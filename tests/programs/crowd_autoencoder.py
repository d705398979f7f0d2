"""Learns to redraw normal crowd clips, so that abnormal ones stand out."""
import numpy as np
import tensorflow as tf
from tensorflow.keras import layers, models


def encoder(x):
    x = layers.ConvLSTM2D(16, 3, padding="same", return_sequences=True)(x)
    x = layers.LayerNormalization()(x)
    return layers.ConvLSTM2D(8, 3, padding="same", return_sequences=True)(x)


def decoder(x):
    x = layers.ConvLSTM2D(8, 3, return_sequences=True)(x)
    x = layers.LayerNormalization()(x)
    x = layers.ConvLSTM2D(16, 3, padding="same", return_sequences=True)(x)
    return layers.Conv3D(1, 3, padding="same", activation="sigmoid")(x)


clip = layers.Input((4, 22, 22, 1))
auto = models.Model(clip, decoder(encoder(clip)))
auto.compile(loss="mse", optimizer=tf.keras.optimizers.Adam(1e-4))

normal = np.random.rand(3, 4, 22, 22, 1).astype("float32")
auto.fit(normal, normal, batch_size=1, epochs=1, verbose=0)
errors = ((auto.predict(normal, verbose=0) - normal) ** 2).mean(axis=(1, 2, 3, 4))
print("threshold", errors.max())
