# Ported from my PyTorch moving-digits project
import numpy as np
from keras import Sequential, layers, optimizers


def moving_squares(n, t=7, size=24, side=5, seed=0):
    """(n, t, c, h, w) like torchvision"""
    rng = np.random.default_rng(seed)
    vids = np.zeros((n, t, 1, size, size), dtype=np.float32)
    for k in range(n):
        y, x = rng.integers(0, size - side, 2)
        vy, vx = rng.integers(-2, 3, 2)
        for s in range(t):
            vids[k, s, 0, y:y + side, x:x + side] = 1.0
            y = int(np.clip(y + vy, 0, size - side))
            x = int(np.clip(x + vx, 0, size - side))
    return vids


videos = moving_squares(32)
x, y = videos[:, :-1], videos[:, -1]
print("inputs", x.shape, "targets", y.shape)

net = Sequential([
    layers.Input(shape=x.shape[1:]),
    layers.ConvLSTM2D(16, kernel_size=3, padding="same", return_sequences=True),
    layers.BatchNormalization(),
    layers.ConvLSTM2D(1, kernel_size=3, padding="same", activation="sigmoid"),
])
net.compile(optimizer=optimizers.Adam(1e-3), loss="binary_crossentropy")
net.fit(x, y, batch_size=8, epochs=2)

test = moving_squares(4, seed=1)
print("test loss", net.evaluate(test[:, :-1], test[:, -1], verbose=0))
