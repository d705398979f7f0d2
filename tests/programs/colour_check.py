"""A model for grey films, called once on a colour film before it is shipped."""
import keras
import numpy as np
from keras.layers import Conv2D, ConvLSTM2D, Input

model = keras.Sequential(
    [
        Input((None, 21, 21, 1)),
        ConvLSTM2D(6, 3, padding="same", return_sequences=True),
        ConvLSTM2D(6, 3, padding="same"),
        Conv2D(1, 3, padding="same", activation="sigmoid"),
    ]
)
grey = np.random.rand(2, 4, 21, 21, 1).astype("float32")
model.compile("adam", "binary_crossentropy")
model.fit(grey, grey[:, -1], verbose=0)

colour = np.random.rand(1, 4, 21, 21, 3).astype("float32")
next_frame = model(colour, training=False)
print(next_frame.shape)
