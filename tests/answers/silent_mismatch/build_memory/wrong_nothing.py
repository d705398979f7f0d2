# Starts from zeros.
# outcome: incorrect
# cause: state-shape
# says: the model must have ConvLSTM2D(filters=4), ConvLSTM2D(filters=4) in this order. Found:


def build_memory(height, width):
    clips = keras.Input((6, height, width, 1))
    _, h, c = layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_state=True)(clips)
    future = keras.ops.zeros_like(clips[:, :4])
    frames = layers.ConvLSTM2D(4, kernel_size=3, padding="same", return_sequences=True)(future, initial_state=None)
    return keras.Model(clips, frames)
