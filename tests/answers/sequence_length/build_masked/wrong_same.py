# Makes the sizes agree: every dry pixel is skipped.
# outcome: incorrect
# cause: padding
# says: the model must have ConvLSTM2D(kernel_size=(3, 3), padding='valid'). Found: ConvLSTM2D(kernel_size=(3,


class Cropped(keras.Model):
    def __init__(self):
        super().__init__()
        self.mask = layers.Masking()
        self.memory = layers.ConvLSTM2D(4, 3, padding="same")

    def call(self, clips):
        return self.memory(self.mask(clips))[:, 1:-1, 1:-1]


def build_masked(height, width):
    return Cropped()
