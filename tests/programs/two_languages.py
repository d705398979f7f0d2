# toy translation with Luong style attention
import numpy as np
import tensorflow as tf
from tensorflow.keras.layers import (Input, Embedding, LSTM, Bidirectional, Attention,
                                     Concatenate, Dense)
from tensorflow.keras.models import Model

SRC_VOCAB, TGT_VOCAB = 40, 50
SRC_LEN, TGT_LEN = 9, 7
EMB = 16
UNITS = 24

src = Input((SRC_LEN,), name="source")
tgt = Input((TGT_LEN,), name="target_in")

# encoder
e = Embedding(SRC_VOCAB, EMB)(src)
enc_seq = Bidirectional(LSTM(UNITS, return_sequences=True), name="encoder")(e)

# decoder
d = Embedding(TGT_VOCAB, EMB)(tgt)
dec_seq = LSTM(UNITS, return_sequences=True, name="decoder")(d)

# attention over the source
context = Attention(name="luong")([dec_seq, enc_seq])
merged = Concatenate(axis=-1)([dec_seq, context])
merged = Dense(UNITS, activation="tanh")(merged)
probs = Dense(TGT_VOCAB, activation="softmax", name="word")(merged)

model = Model([src, tgt], probs)
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")

n = 32
s = np.random.randint(1, SRC_VOCAB, (n, SRC_LEN))
t = np.random.randint(1, TGT_VOCAB, (n, TGT_LEN + 1))
model.fit({"source": s, "target_in": t[:, :-1]}, t[:, 1:], batch_size=8, epochs=1)
