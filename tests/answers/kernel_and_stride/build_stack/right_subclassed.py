# A class of its own.
# outcome: correct


class Stack(keras.Model):
    def __init__(self):
        super().__init__()
        self.wide = layers.ConvLSTM2D(4, 3, dilation_rate=2, padding="same", return_sequences=True)
        self.half = layers.ConvLSTM2D(4, 3, strides=2, padding="same")

    def call(self, clips):
        return self.half(self.wide(clips))


def build_stack(height, width):
    return Stack()
