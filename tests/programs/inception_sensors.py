# InceptionTime-ish block for sensor fault detection
import numpy as np
import keras

WINDOW, SENSORS, N_FAULTS = 48, 6, 4


def inception_module(x, nb_filters=8, use_bottleneck=True):
    if use_bottleneck:
        x_in = keras.layers.Conv1D(nb_filters, kernel_size=1, padding='same', use_bias=False)(x)
    else:
        x_in = x
    branch_a = keras.layers.Conv1D(nb_filters, kernel_size=3, padding='same', use_bias=False, name='conv_k3')(x_in)
    branch_b = keras.layers.Conv1D(nb_filters, kernel_size=9, padding='same', use_bias=False, name='conv_k9')(x_in)
    branch_c = keras.layers.Conv1D(nb_filters, kernel_size=19, use_bias=False, name='conv_k19')(x_in)
    pooled = keras.layers.MaxPool1D(pool_size=3, strides=1, padding='same')(x)
    branch_d = keras.layers.Conv1D(nb_filters, kernel_size=1, padding='same', use_bias=False)(pooled)

    out = keras.layers.Concatenate(axis=2, name='merge')([branch_a, branch_b, branch_c, branch_d])
    out = keras.layers.BatchNormalization()(out)
    return keras.layers.Activation('relu')(out)


inp = keras.layers.Input((WINDOW, SENSORS))
h = inception_module(inp)
h = keras.layers.LSTM(16)(h)
out = keras.layers.Dense(N_FAULTS, activation='softmax')(h)
model = keras.models.Model(inp, out)
model.compile(loss='sparse_categorical_crossentropy', optimizer='adam', metrics=['accuracy'])

x_train = np.random.randn(64, WINDOW, SENSORS).astype('float32')
y_train = np.random.randint(0, N_FAULTS, 64)
model.fit(x_train, y_train, epochs=2, batch_size=16, validation_data=(x_train[:16], y_train[:16]))
