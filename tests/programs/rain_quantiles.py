"""Probabilistic forecast: three quantiles at once with the pinball loss."""
import keras
import numpy as np
from keras import ops

QUANTILES = np.array([0.1, 0.5, 0.9], dtype="float32")


def pinball(y_true, y_pred):
    # (batch, 1) against (batch, 3)
    err = y_true - y_pred
    return ops.mean(ops.maximum(QUANTILES * err, (QUANTILES - 1.0) * err), axis=-1)


def coverage(y_true, y_pred):
    inside = ops.logical_and(y_true[:, 0] >= y_pred[:, 0], y_true[:, 0] <= y_pred[:, 2])
    return ops.mean(ops.cast(inside, "float32"))


class RainSet(keras.utils.PyDataset):
    def __init__(self, n=50, bs=16, **kw):
        super().__init__(**kw)
        rng = np.random.default_rng(5)
        self.x = rng.random((n, 9, 4)).astype("float32")
        self.y = (self.x[:, -1, :1] * 3 + rng.normal(0, .2, (n, 1))).astype("float32")
        self.bs = bs

    def __len__(self):
        return -(-len(self.x) // self.bs)

    def __getitem__(self, i):
        s = slice(i * self.bs, (i + 1) * self.bs)
        return self.x[s], self.y[s]


model = keras.Sequential([
    keras.Input((9, 4)),
    keras.layers.GRU(16),
    keras.layers.Dense(len(QUANTILES), name="quantiles"),
])
model.compile(optimizer="adam", loss=pinball, metrics=[coverage])
model.fit(RainSet(), epochs=2, verbose=2)
