# A class of its own, which cannot be rebuilt.
# outcome: correct


class Halved(keras.Model):
    def __init__(self):
        super().__init__()
        self.recurrent = layers.ConvLSTM2D(4, 3, strides=2, padding="same")

    def call(self, clips):
        return self.recurrent(clips)


def build_halved(height, width):
    return Halved()
