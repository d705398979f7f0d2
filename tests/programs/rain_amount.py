"""How many millimetres fall on the town: one number per clip."""
import numpy as np
import tensorflow as tf

radar = np.random.rand(9, 4, 20, 20, 1).astype("float32")
mm = np.random.gamma(2.0, size=9).astype("float32")       # (9,) — einfache Zahlen
ds = tf.data.Dataset.from_tensor_slices((radar, mm)).batch(4)

model = tf.keras.Sequential([
    tf.keras.Input((4, 20, 20, 1)),
    tf.keras.layers.ConvLSTM2D(6, 3, strides=2, padding="same"),
    tf.keras.layers.GlobalAveragePooling2D(),
    tf.keras.layers.Dense(1, activation="softplus"),
])
model.compile("adam", loss="mse", metrics=["mae"])
model.fit(ds, epochs=2, validation_data=ds.take(1), verbose=0)
