"""Smoke or no smoke: convolutions first, memory afterwards."""
from tensorflow import keras
from tensorflow.keras.layers import (Input, TimeDistributed, Conv2D, MaxPooling2D, ConvLSTM2D,
                                     Flatten, Dense)

model = keras.models.Sequential([
    Input(shape=(6, 24, 24, 3)),
    TimeDistributed(Conv2D(8, 3, padding="same", activation="relu")),
    TimeDistributed(MaxPooling2D(2)),
    TimeDistributed(Conv2D(8, 3, padding="same", activation="relu")),
    TimeDistributed(MaxPooling2D(4)),
    ConvLSTM2D(10, kernel_size=5),  # 烟雾 / fumée
    Flatten(),
    Dense(1, activation="sigmoid"),
])
model.compile(loss="binary_crossentropy", metrics=["accuracy"])
print(model.count_params())
