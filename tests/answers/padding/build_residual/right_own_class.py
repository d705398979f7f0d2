# A class of its own.
# outcome: correct


class Residual(keras.Model):
    def __init__(self):
        super().__init__()
        self.change = layers.ConvLSTM2D(4, 3, padding="same", return_sequences=True)

    def call(self, clips):
        return clips + self.change(clips)


def build_residual(height, width):
    return Residual()
