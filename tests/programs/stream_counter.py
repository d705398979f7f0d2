"""Counts people in a live stream, one short chunk after another."""
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import ConvLSTM2D, GlobalAveragePooling2D, Dense
import numpy as np

BATCH = 2
CHUNK = 4

model = Sequential()
model.add(ConvLSTM2D(6, (3, 3), padding='same', stateful=True,
                     batch_input_shape=(BATCH, CHUNK, 20, 20, 3)))
model.add(GlobalAveragePooling2D())
model.add(Dense(1, activation='relu'))
model.compile(loss='mae', optimizer='sgd')

for step in range(3):
    chunk = np.random.rand(BATCH, CHUNK, 20, 20, 3)
    people = np.random.randint(0, 9, size=(BATCH, 1))
    model.train_on_batch(chunk, people)
