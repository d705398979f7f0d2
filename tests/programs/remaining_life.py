# Remaining useful life of turbofan engines - one number per engine
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import LSTM, Dense, TimeDistributed, Dropout, Masking
from tensorflow.keras.preprocessing.sequence import pad_sequences
import numpy as np

n_engines = 30
n_feats = 5
max_cycles = 20

runs = []
rul = []
for e in range(n_engines):
    length = np.random.randint(8, max_cycles)
    runs.append(np.random.rand(length, n_feats) + 0.01)
    rul.append(125 - length)

x = pad_sequences(runs, maxlen=max_cycles, dtype='float32', padding='pre', value=0.0)
y = np.array(rul, dtype='float32').reshape(-1, 1) / 125.
print(x.shape, y.shape)      # (30, 20, 5) (30, 1)

model = Sequential()
model.add(Masking(mask_value=0.0, input_shape=(max_cycles, n_feats)))
model.add(LSTM(32, return_sequences=True))
model.add(Dropout(0.2))
model.add(LSTM(16))
model.add(TimeDistributed(Dense(8, activation='relu')))
model.add(Dense(1))
model.compile(loss='mean_squared_error', optimizer='adam')
model.fit(x, y, epochs=2, batch_size=10, verbose=2)
print(model.predict(x[:2], verbose=0))
