# A class of its own.
# outcome: correct


class Measured(keras.Model):
    def __init__(self):
        super().__init__()
        self.memory = layers.ConvLSTM2D(4, 5, return_sequences=True)

    def call(self, clips):
        return keras.ops.concatenate([clips[:, :, 2:-2, 2:-2], self.memory(clips)], axis=-1)


def build_measured(height, width):
    return Measured()
