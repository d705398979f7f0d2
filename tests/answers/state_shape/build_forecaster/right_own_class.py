# A class of its own.
# outcome: correct


class Forecaster(keras.Model):
    def __init__(self):
        super().__init__()
        self.encoder = layers.ConvLSTM2D(8, 3, padding="same", return_state=True)
        self.decoder = layers.ConvLSTM2D(8, 3, padding="same", return_sequences=True)
        self.read_out = layers.TimeDistributed(layers.Conv2D(1, 1))

    def call(self, clips):
        _, h, c = self.encoder(clips)
        return self.read_out(self.decoder(keras.ops.zeros_like(clips[:, :4]), initial_state=[h, c]))


def build_forecaster(height, width):
    return Forecaster()
