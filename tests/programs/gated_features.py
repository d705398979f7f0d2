"""Only the bright part of every frame counts: one gate for many channels."""
import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

clip = tf.keras.Input((6, 18, 22, 3))
features = layers.ConvLSTM2D(12, 3, padding="same", return_sequences=True)(clip)
gate = layers.Conv3D(1, 1, activation="sigmoid", name="gate")(clip)
gated = layers.Multiply()([features, gate])
per_channel = layers.Reshape((1, 1, 1, 12))(layers.Dense(12, "sigmoid")(layers.GlobalAveragePooling3D()(features)))
gated = layers.Multiply(name="squeeze_excite")([gated, per_channel])
last = layers.ConvLSTM2D(4, 3, padding="same")(gated)
model = tf.keras.Model(clip, layers.Dense(1)(layers.Flatten()(last)))
model.compile("adam", "mae")
model.fit(np.random.rand(2, 6, 18, 22, 3), np.random.rand(2, 1), verbose=0)
