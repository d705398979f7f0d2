# A class of its own.
# outcome: correct


class Wide(keras.Model):
    def __init__(self):
        super().__init__()
        self.first = layers.ConvLSTM2D(4, 7, padding="same", return_sequences=True)
        self.second = layers.ConvLSTM2D(4, 7, padding="same")

    def call(self, clips):
        return self.second(self.first(clips))


def build_wide(height, width):
    return Wide()
