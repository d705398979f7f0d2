# A class of its own.
# outcome: correct


class Difference(keras.Model):
    def __init__(self):
        super().__init__()
        self.down = layers.ConvLSTM2D(4, 3, strides=2, padding="same", return_sequences=True)
        self.up = layers.TimeDistributed(layers.Conv2DTranspose(1, 3, strides=2, padding="same"))

    def call(self, clips):
        return clips - self.up(self.down(clips))


def build_difference(height, width):
    return Difference()
