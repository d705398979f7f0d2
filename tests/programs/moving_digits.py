"""Moving digits: predict the next frames of a short film."""
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import ConvLSTM2D, Conv3D, BatchNormalization, InputLayer

seq = Sequential()
seq.add(InputLayer(shape=(10, 32, 32, 1)))
seq.add(ConvLSTM2D(filters=7, kernel_size=(3, 3),
                   padding='same', return_sequences=True))
seq.add(BatchNormalization())

seq.add(ConvLSTM2D(filters=7, kernel_size=(3, 3),
                   padding='same'))
seq.add(BatchNormalization())

seq.add(Conv3D(filters=1, kernel_size=(3, 3, 3),
               activation='sigmoid',
               padding='same', data_format='channels_last'))
seq.compile(loss='binary_crossentropy', optimizer='adadelta')
seq.summary()
