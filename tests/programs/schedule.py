"""A learning rate that falls over the whole training."""
import numpy as np
import tensorflow as tf

clips = np.random.rand(6, 3, 12, 12, 1)
answers = np.random.rand(6, 12, 12, 2)
BATCH = 8

model = tf.keras.Sequential([
    tf.keras.Input((3, 12, 12, 1)),
    tf.keras.layers.ConvLSTM2D(2, 3, padding="same"),
])
steps_per_epoch = len(clips) // BATCH
decay = 1e-3 / steps_per_epoch
model.compile(tf.keras.optimizers.SGD(decay), "mse")
model.fit(clips, answers, batch_size=BATCH, verbose=0)
