import numpy as np
import tensorflow as tf
from tensorflow.keras import layers, Model, optimizers, losses

H = W = 24
T_OBS, T_PRED = 4, 3


class Encoder(layers.Layer):
    """Compresses the observed frames into the memory of a ConvLSTM."""

    def __init__(self, filters, **kwargs):
        super().__init__(**kwargs)
        self.stem = layers.TimeDistributed(layers.Conv2D(filters, 3, padding="same", activation="relu"))
        self.rnn = layers.ConvLSTM2D(filters, 3, strides=2, padding="same", return_state=True, name="enc_rnn")

    def call(self, frames):
        _, h, c = self.rnn(self.stem(frames))
        return [h, c]


class Decoder(layers.Layer):
    def __init__(self, filters, **kwargs):
        super().__init__(**kwargs)
        self.rnn = layers.ConvLSTM2D(filters, 3, padding="same", return_sequences=True, name="dec_rnn")
        self.to_frame = layers.TimeDistributed(layers.Conv2D(1, 1))

    def call(self, frames, states):
        y = self.rnn(frames, initial_state=states)
        return self.to_frame(y)


class Forecaster(Model):
    def __init__(self, filters=6):
        super().__init__()
        self.encoder = Encoder(filters)
        self.decoder = Decoder(filters)

    def call(self, inputs):
        past, shifted = inputs
        return self.decoder(past[:, :0] if shifted is None else shifted, states=self.encoder(past))


def dataset(n=12, batch=4):
    temp = np.random.normal(size=(n, T_OBS + T_PRED, H, W, 1)).astype("float32")
    past, future = temp[:, :T_OBS], temp[:, T_OBS:]
    shifted = temp[:, T_OBS - 1:-1]
    return tf.data.Dataset.from_tensor_slices(((past, shifted), future)).batch(batch)


model = Forecaster()
opt = optimizers.Adam(1e-3)
mse = losses.MeanSquaredError()

for epoch in range(2):
    for (past, shifted), future in dataset():
        with tf.GradientTape() as tape:
            pred = model((past, shifted), training=True)
            loss = mse(future, pred)
        grads = tape.gradient(loss, model.trainable_variables)
        opt.apply_gradients(zip(grads, model.trainable_variables))
    print("epoch", epoch, "loss", float(loss))
