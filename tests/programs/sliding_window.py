"""Sea temperature: read fourteen days, say how the next ones look."""

import numpy as np
import tensorflow as tf

PAST, FUTURE = 14, 6
sea = np.random.rand(60, 12, 18, 1).astype("float32")
starts = range(0, 60 - PAST - FUTURE, 4)
X = np.stack([sea[s : s + PAST] for s in starts])
Y = np.stack([sea[s + PAST : s + PAST + FUTURE] for s in starts])

model = tf.keras.Sequential(
    [
        tf.keras.layers.Input((PAST, 12, 18, 1)),
        tf.keras.layers.ConvLSTM2D(8, (3, 3), padding="same", return_sequences=True),
        tf.keras.layers.ConvLSTM2D(8, (3, 3), padding="same", return_sequences=True),
        tf.keras.layers.Conv3D(1, (3, 3, 3), padding="same"),
    ]
)
model.compile(optimizer="adam", loss="mse", metrics=["mae"])
stop = tf.keras.callbacks.EarlyStopping(monitor="loss", patience=1)
model.fit(X, Y, epochs=2, batch_size=4, callbacks=[stop], verbose=0)
