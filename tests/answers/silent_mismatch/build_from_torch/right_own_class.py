# A class of its own.
# outcome: correct


class FromTorch(keras.Model):
    def __init__(self):
        super().__init__()
        self.memory = layers.ConvLSTM2D(4, 3, padding="same")

    def call(self, clips):
        return self.memory(keras.ops.moveaxis(clips, 2, -1))


def build_from_torch(height, width):
    return FromTorch()
