# A class that averages the frames and keeps no ConvLSTM.
# outcome: incorrect
# cause: sequence-length
# says: the model must have ConvLSTM2D(kernel_size=(7, 7)), ConvLSTM2D(kernel_size=(7, 7)) in this order. Found:


class Wide(keras.Model):
    def __init__(self):
        super().__init__()
        self.conv = layers.Conv2D(4, 7, padding="same")

    def call(self, clips):
        return self.conv(keras.ops.mean(clips, axis=1))


def build_wide(height, width):
    return Wide()
