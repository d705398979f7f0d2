"""Lip reading: look at the clip forwards and backwards, twice."""
import tensorflow as tf
from tensorflow.keras import layers as tfl

words = ["über", "größe", "straße"]

net = tf.keras.Sequential([
    tfl.Input((8, 15, 25, 1)),
    tfl.Bidirectional(tfl.ConvLSTM2D(4, 3, padding="same")),
    tfl.Dropout(0.3),
    tfl.Bidirectional(tfl.ConvLSTM2D(4, 3, padding="same")),
    tfl.Flatten(),
    tfl.Dense(len(words), activation="softmax"),
])
net.compile("adam", "sparse_categorical_crossentropy")
net.fit(tf.zeros((3, 8, 15, 25, 1)), tf.constant([0, 1, 2]), verbose=0)
