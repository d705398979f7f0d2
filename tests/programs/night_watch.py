"""A night watch that keeps its memory from batch to batch."""

import numpy as np
import tensorflow as tf

clips = np.random.rand(11, 3, 18, 18, 1).astype("float32")
alarms = np.random.randint(0, 2, (11, 1))
data = tf.data.Dataset.from_tensor_slices((clips, alarms)).batch(4)

inp = tf.keras.Input(batch_shape=(4, 3, 18, 18, 1))
x = tf.keras.layers.ConvLSTM2D(5, 3, padding="same", stateful=True, name="watch")(inp)
x = tf.keras.layers.Flatten()(x)
x = tf.keras.layers.Dense(1, activation="sigmoid", name="alarm")(x)
night = tf.keras.Model(inp, x)
night.compile("adam", "binary_crossentropy")
for epoch in range(2):
    for a, b in data:
        night.train_on_batch(a, b)
    night.get_layer("watch").reset_state()
