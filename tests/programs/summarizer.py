"""Encoder: BiLSTM. Decoder: LSTM that starts where the encoder stopped."""
import numpy as np
from keras import Input, Model
from keras.layers import LSTM, Bidirectional, Concatenate, Dense, Embedding, TimeDistributed

latent_dim = 20
emb_dim = 12
max_text_len = 15
max_summary_len = 6
x_voc = 60
y_voc = 35

encoder_inputs = Input(shape=(max_text_len,))
enc_emb = Embedding(x_voc, emb_dim)(encoder_inputs)
encoder_outputs, fh, fc, bh, bc = Bidirectional(
    LSTM(latent_dim, return_state=True, return_sequences=True), name="bi_encoder")(enc_emb)
state_h = Concatenate()([fh, bh])
state_c = Concatenate()([fc, bc])

decoder_inputs = Input(shape=(None,))
dec_emb = Embedding(y_voc, emb_dim)(decoder_inputs)
decoder_lstm = LSTM(latent_dim, return_sequences=True, return_state=True, name="decoder_lstm")
decoder_outputs, _, _ = decoder_lstm(dec_emb, initial_state=[state_h, state_c])
decoder_dense = TimeDistributed(Dense(y_voc, activation="softmax"))
decoder_outputs = decoder_dense(decoder_outputs)

model = Model([encoder_inputs, decoder_inputs], decoder_outputs)
model.compile(optimizer="rmsprop", loss="sparse_categorical_crossentropy")

x_tr = np.random.randint(1, x_voc, size=(40, max_text_len))
y_tr = np.random.randint(1, y_voc, size=(40, max_summary_len))
history = model.fit([x_tr, y_tr[:, :-1]], y_tr.reshape(y_tr.shape[0], y_tr.shape[1], 1)[:, 1:],
                    epochs=1, batch_size=10)
