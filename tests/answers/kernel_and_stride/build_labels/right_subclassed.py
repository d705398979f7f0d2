# A class of its own, with an operation for a layer.
# outcome: correct


class Labels(keras.Model):
    def __init__(self):
        super().__init__()
        self.recurrent = layers.ConvLSTM2D(8, 3, strides=2)
        self.read_out = layers.Dense(10)

    def call(self, clips):
        return self.read_out(keras.ops.mean(self.recurrent(clips), axis=(1, 2)))


def build_labels(height, width):
    return Labels()
