# A class of its own.
# outcome: correct


class AnyCamera(keras.Model):
    def __init__(self):
        super().__init__()
        self.fit_in = layers.TimeDistributed(layers.Resizing(16, 16))
        self.memory = layers.ConvLSTM2D(4, 3, padding="same")

    def call(self, clips):
        return self.memory(self.fit_in(clips))


def build_any_camera():
    return AnyCamera()
