# Resizes to 18 and lets the kernel take two.
# outcome: correct


def build_any_camera():
    return keras.Sequential(
        [
            keras.Input((6, None, None, 1)),
            layers.TimeDistributed(layers.Resizing(18, 18)),
            layers.ConvLSTM2D(4, kernel_size=3),
        ]
    )
