"""A jump detector that is tried on a longer recording."""
import numpy as np
from tensorflow import keras
from tensorflow.keras import layers

T = 10
inputs = keras.Input(shape=(T, 24, 24, 3), name='clip')
x = layers.ConvLSTM2D(4, 3, padding='same', return_sequences=True, name='motion')(inputs)
x = layers.GlobalAveragePooling3D(name='squeeze')(x)
outputs = layers.Dense(1, activation='sigmoid', name='jump')(x)
detector = keras.Model(inputs, outputs, name='detector')
detector.compile('adam', 'binary_crossentropy')

train_x = np.random.rand(4, 10, 24, 24, 3)
detector.fit(train_x, np.array([[0.0], [1.0], [1.0], [0.0]]), verbose=0)

new_clip = np.random.rand(1, 13, 24, 24, 3)
print(detector.predict(new_clip, verbose=0))
