import math
import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import keras
import numpy as np


class MachineLog(keras.utils.PyDataset):
    """Batches of consecutive windows of one machine's vibration log."""

    def __init__(self, values, window, batch_size, **kwargs):
        super().__init__(**kwargs)
        self.values = values
        self.window = window
        self.batch_size = batch_size
        self.n = len(values) - window

    def __len__(self):
        return math.ceil(self.n / self.batch_size)

    def __getitem__(self, idx):
        lo = idx * self.batch_size
        hi = min(lo + self.batch_size, self.n)
        x = np.stack([self.values[i:i + self.window] for i in range(lo, hi)])
        y = np.stack([self.values[i + self.window] for i in range(lo, hi)])
        return x, y


BATCH = 16
WINDOW = 10
log = np.random.randn(100, 3).astype("float32").cumsum(axis=0) / 10

train = MachineLog(log, WINDOW, BATCH)

inp = keras.Input(batch_shape=(BATCH, WINDOW, 3))
x = keras.layers.LSTM(20, stateful=True, return_sequences=True)(inp)
x = keras.layers.LSTM(20, stateful=True)(x)
out = keras.layers.Dense(3)(x)
model = keras.Model(inp, out)
model.compile(optimizer="adam", loss="mse")


class ResetStates(keras.callbacks.Callback):
    def on_epoch_begin(self, epoch, logs=None):
        for layer in self.model.layers:
            if getattr(layer, "stateful", False):
                layer.reset_states()


model.fit(train, epochs=2, shuffle=False, callbacks=[ResetStates()], verbose=2)
