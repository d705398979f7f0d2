# Stacks layers: wider, not steeper.
# outcome: error
# cause: kernel-size
# says: out, copy your answers into it, and save it. Authors: nbgrader generate_assignment puts them there.


def build_tracker(height, width):
    return keras.Sequential(
        [
            keras.Input((6, height, width, 1)),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True),
            layers.ConvLSTM2D(4, kernel_size=3, padding="same"),
        ]
    )
