"""A forecaster whose decoder works on a coarse grid, like the memory it is given."""
import numpy as np
import tensorflow as tf
import keras
from keras.layers import ConvLSTM2D, Conv2DTranspose, TimeDistributed, AveragePooling2D, Lambda


def last_frames(x):
    return x[:, -3:]


past = keras.Input((6, 30, 30, 1))
_, h, c = ConvLSTM2D(5, 3, strides=2, padding="same", return_state=True)(past)      # 30 -> 15
seed = Lambda(last_frames, output_shape=(3, 30, 30, 1))(past)
seed = TimeDistributed(AveragePooling2D(2))(seed)                                   # 30 -> 15
y = ConvLSTM2D(5, 5, padding="same", return_sequences=True)(seed, initial_state=[h, c])
y = TimeDistributed(Conv2DTranspose(1, 4, strides=2, padding="same"))(y)            # 15 -> 30

model = keras.Model(past, y)
optimizer = keras.optimizers.SGD(0.01)
x, t = tf.random.normal((2, 6, 30, 30, 1)), tf.random.normal((2, 3, 30, 30, 1))
with tf.GradientTape() as tape:
    guess = model(x, training=True)
    loss = tf.reduce_mean(tf.square(guess - t))
optimizer.apply(tape.gradient(loss, model.trainable_variables), model.trainable_variables)
assert guess.shape == t.shape
