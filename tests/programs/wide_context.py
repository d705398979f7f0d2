# multi-scale context aggregation by dilated convolutions, on radar patches
import numpy as np
import tensorflow as tf

PATCH = 24
keras = tf.keras


def context_module(x, width=8, dilations=(1, 2, 4, 8)):
    for d in dilations:
        x = keras.layers.Conv2D(width, 3, dilation_rate=d, activation="relu")(x)
    return x


class Trainer:
    def __init__(self, lr=1e-3):
        self.model = self._build()
        self.model.compile(keras.optimizers.Adam(lr), "binary_crossentropy", metrics=["accuracy"])

    @staticmethod
    def _build():
        radar = keras.Input((PATCH, PATCH, 2))
        x = keras.layers.Conv2D(8, 3, padding="same", activation="relu")(radar)
        x = context_module(x)
        x = keras.layers.Conv2D(1, 1, activation="sigmoid")(x)
        return keras.Model(radar, x)

    def data(self, n):
        x = np.random.rand(n, PATCH, PATCH, 2).astype("float32")
        y = (x.mean(-1, keepdims=True) > 0.6).astype("float32")
        ds = tf.data.Dataset.from_tensor_slices((x, y))
        return ds.shuffle(n).batch(4).prefetch(1)

    def run(self, epochs=1):
        return self.model.fit(self.data(16), epochs=epochs, verbose=2)


if __name__ == "__main__":
    hist = Trainer().run()
    print(hist.history)
