"""Gesture recognition, with all settings in one dictionary."""

import numpy as np
import tensorflow as tf

CONFIG = {
    "clip": (7, 26, 26, 1),
    "blocks": [
        {"filters": 6, "kernel_size": (3, 3)},
        {"filters": 9, "kernel_size": (3, 3, 3)},
    ],
    "gestures": 5,
}


def build(cfg):
    inputs = tf.keras.Input(cfg["clip"])
    x = inputs
    for n, block in enumerate(cfg["blocks"]):
        x = tf.keras.layers.ConvLSTM2D(padding="same", return_sequences=n == 0, **block)(x)
    x = tf.keras.layers.GlobalMaxPooling2D()(x)
    return tf.keras.Model(inputs, tf.keras.layers.Dense(cfg["gestures"], activation="softmax")(x))


if __name__ == "__main__":
    net = build(CONFIG)
    net.compile("adam", "sparse_categorical_crossentropy")
    net.fit(np.zeros((2, *CONFIG["clip"])), np.array([0, 4]), epochs=1, verbose=0)
