"""A trained memory that is fed a live stream, one frame per call."""
import numpy as np
import keras
from keras import layers


class Stream:
    def __init__(self, height, width):
        inputs = keras.Input(batch_shape=(1, 1, height, width, 3))
        x = layers.ConvLSTM2D(4, 3, padding="same", stateful=True, return_sequences=True)(inputs)
        x = layers.ConvLSTM2D(4, 3, strides=(1, 3), padding="same", stateful=True)(x)
        self.model = keras.Model(inputs, layers.Dense(2)(layers.Flatten()(x)))

    def feed(self, frame):
        return self.model(frame[None, None])[0]

    def forget(self):
        for layer in self.model.layers:
            if hasattr(layer, "reset_state"):
                layer.reset_state()


stream = Stream(10, 17)
for scene in range(2):
    for _ in range(3):
        print(np.array(stream.feed(np.random.rand(10, 17, 3).astype("float32"))))
    stream.forget()
