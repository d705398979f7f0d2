'''Clips exported by a colleague who works with another framework.'''
import numpy as np
import tensorflow as tf
from tensorflow.keras.layers import Input, ConvLSTM2D, GlobalAveragePooling2D, Dense

clips = np.random.rand(6, 8, 3, 40, 40).astype('float32')  # n, frames, rgb, rows, columns
labels = np.random.randint(0, 2, size=(6,))

net = tf.keras.Sequential()
net.add(Input(shape=clips.shape[1:]))
net.add(ConvLSTM2D(16, (3,3), padding='same', return_sequences=True))
net.add(ConvLSTM2D(16, (3,3), padding='same'))
net.add(GlobalAveragePooling2D())
net.add(Dense(1, activation='sigmoid'))
net.compile(loss='binary_crossentropy', optimizer='adam', metrics=['accuracy'])
net.fit(clips, labels, batch_size=3, epochs=1, verbose=0)
