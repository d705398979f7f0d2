# Slices.
# outcome: correct


def build_next_frame(height, width):
    clips = keras.Input((6, height, width, 1))
    x = layers.UpSampling2D(2)(layers.ConvLSTM2D(8, kernel_size=3, strides=2, padding="same")(clips))
    return keras.Model(clips, layers.Conv2D(1, kernel_size=3, padding="same")(x[:, :height, :width]))
