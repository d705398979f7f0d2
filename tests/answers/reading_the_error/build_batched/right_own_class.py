# A class of its own.
# outcome: correct


class Batched(keras.Model):
    def __init__(self):
        super().__init__()
        self.memory = layers.ConvLSTM2D(4, 3, padding="same")

    def call(self, clips):
        return self.memory(clips)


def build_batched(height, width):
    return Batched()
