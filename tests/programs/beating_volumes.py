"""Cardiac cine MRI: predict the next 3-D volume from the last few phases."""
import numpy as np
import tensorflow as tf
from tensorflow.keras import Model, layers

PHASES = 3
VOL = 10


def cnn_rnn_autoencoder(base=4):
    x_in = layers.Input(shape=(PHASES, VOL, VOL, VOL, 1))
    # memory
    x = layers.ConvLSTM3D(base, kernel_size=3, padding="same", return_sequences=False,
                          name="cine_memory")(x_in)
    # down
    x = layers.Conv3D(base, 3, strides=2, padding="same", activation="relu", name="down1")(x)
    x = layers.Conv3D(base * 2, 3, strides=2, padding="same", activation="relu", name="down2")(x)
    # up
    x = layers.Conv3DTranspose(base, 3, strides=2, padding="same", activation="relu", name="up1")(x)
    x = layers.Conv3DTranspose(base, 3, strides=2, padding="same", activation="relu", name="up2")(x)
    y = layers.Conv3D(1, 1, name="volume")(x)
    return Model(x_in, y)


def batches(n_batches, bs=2):
    for _ in range(n_batches):
        cine = np.random.rand(bs, PHASES + 1, VOL, VOL, VOL, 1).astype("float32")
        yield cine[:, :PHASES], cine[:, PHASES]


spec = (tf.TensorSpec((None, PHASES, VOL, VOL, VOL, 1), tf.float32),
        tf.TensorSpec((None, VOL, VOL, VOL, 1), tf.float32))
train_ds = tf.data.Dataset.from_generator(lambda: batches(3), output_signature=spec)

model = cnn_rnn_autoencoder()
model.compile(optimizer="adam", loss=tf.keras.losses.Huber())
model.fit(train_ds, epochs=1, verbose=2)
