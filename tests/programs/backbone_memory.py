"""A small image network feeds a recurrent layer."""
import keras
import numpy as np
from keras import layers


def make_backbone():
    image = keras.Input((30, 30, 3))
    y = layers.Conv2D(8, 3, strides=2, padding="same", activation="relu")(image)
    y = layers.Conv2D(16, 3, strides=2, padding="same", activation="relu")(y)
    return keras.Model(image, y, name="backbone")


backbone = make_backbone()
video = keras.Input((7, 30, 30, 3))
features = backbone(video)
x = layers.ConvLSTM2D(8, 3, padding="same")(features)
x = layers.GlobalAveragePooling2D()(x)
model = keras.Model(video, layers.Dense(6, activation="softmax")(x))
model.compile("sgd", "sparse_categorical_crossentropy")
model.fit(np.zeros((2, 7, 30, 30, 3)), np.array([1, 5]), verbose=0)
