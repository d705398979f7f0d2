# A class of its own.
# outcome: correct


class Rain(keras.Model):
    def __init__(self):
        super().__init__()
        self.memory = layers.ConvLSTM2D(8, 3, padding="same")
        self.read_out = layers.Conv2D(1, 3, padding="same", activation="relu")

    def call(self, clips):
        return self.read_out(self.memory(clips))


def build_rain(height, width):
    return Rain()
