# A class of its own.
# outcome: correct


class Masked(keras.Model):
    def __init__(self):
        super().__init__()
        self.memory = layers.ConvLSTM2D(4, 3)

    def call(self, clips):
        real = keras.ops.any(clips != 0, axis=(2, 3, 4))
        return self.memory(clips, mask=real)


def build_masked(height, width):
    return Masked()
