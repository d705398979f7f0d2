"""Signs from short clips, with the labels made ready beforehand."""
import numpy as np
import keras
from keras.utils import to_categorical

signs = ['안녕', '감사', '네', '아니요', '도움', '물', '집']
clips = np.random.rand(5, 4, 25, 25, 1)
labels = to_categorical(np.array([0, 3, 6, 2, 2]), num_classes=len(signs))

net = keras.Sequential([
    keras.layers.Input((4, 25, 25, 1)),
    keras.layers.ConvLSTM2D(6, 3, strides=2),
    keras.layers.Flatten(),
    keras.layers.Dense(len(signs), activation='softmax'),
])
net.compile('adam',
            loss = 'sparse_categorical_crossentropy',
            metrics = ['accuracy'])
net.fit(clips, labels, batch_size = 5, verbose = 0)
