# A class that averages the frames and keeps no ConvLSTM.
# outcome: incorrect
# cause: sequence-length
# says: the order of the frames changes nothing in the output


class Wide(keras.Model):
    def __init__(self):
        super().__init__()
        self.conv = layers.Conv2D(4, 7, padding="same")

    def call(self, clips):
        return self.conv(keras.ops.mean(clips, axis=1))


def build_wide(height, width):
    return Wide()
