"""Six sports from short clips; the labels are plain numbers."""
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import (ConvLSTM2D, MaxPooling3D, TimeDistributed, Dropout, Flatten,
                                     Dense, Input)
import numpy as np

FRAMES, SIZE, SPORTS = 5, 32, 6


def create_model():
    model = Sequential([Input((FRAMES, SIZE, SIZE, 3))])
    for filters in (4, 8):
        model.add(ConvLSTM2D(filters, (3, 3), activation="tanh", recurrent_dropout=0.2,
                             return_sequences=True))
        model.add(MaxPooling3D(pool_size=(1, 2, 2), padding="same"))
        model.add(TimeDistributed(Dropout(0.2)))
    model.add(Flatten())
    model.add(Dense(SPORTS, activation="softmax"))
    return model


if __name__ == "__main__":
    model = create_model()
    model.compile(loss="sparse_categorical_crossentropy", optimizer="Adam", metrics=["accuracy"])
    model.fit(np.random.rand(6, FRAMES, SIZE, SIZE, 3), np.array([[0], [1], [2], [3], [4], [5]]),
              batch_size=4, epochs=1, verbose=0)
