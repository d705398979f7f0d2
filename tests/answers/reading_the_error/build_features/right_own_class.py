# A class of its own.
# outcome: correct


class Features(keras.Model):
    def __init__(self):
        super().__init__()
        self.look = layers.TimeDistributed(layers.Conv2D(8, 5, padding="same"))
        self.first = layers.ConvLSTM2D(4, 3, padding="same", return_sequences=True)
        self.second = layers.ConvLSTM2D(4, 3, padding="same")

    def call(self, clips):
        return self.second(self.first(self.look(clips)))


def build_features(height, width):
    return Features()
