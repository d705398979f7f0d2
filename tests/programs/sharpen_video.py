"""Doubles the size of every frame of a blurred clip."""

import tensorflow as tf

L = tf.keras.layers

sharpen = tf.keras.models.Sequential(name="super_resolution")
sharpen.add(L.Input((5, 14, 14, 3)))
sharpen.add(L.ConvLSTM2D(12, 3, padding="same", return_sequences=True, name="memoire"))
sharpen.add(L.Activation("relu"))
sharpen.add(L.UpSampling2D(size=2, interpolation="bilinear"))
sharpen.add(L.Conv3D(3, (1, 3, 3), padding="same", activation="sigmoid"))
sharpen.compile(loss="mae", optimizer="adam")

small = tf.random.uniform((2, 5, 14, 14, 3))
large = tf.random.uniform((2, 5, 28, 28, 3))
sharpen.fit(small, large, verbose=0)
