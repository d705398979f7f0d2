# Draws one frame: the loss compares it with four.
# outcome: incorrect
# cause: target-shape
# says: channels 1); expected (batch 64, time 4


def train_nowcaster(clips, targets):
    keras.utils.set_random_seed(0)
    inputs = keras.Input(clips.shape[1:])
    _, *states = layers.ConvLSTM2D(8, kernel_size=5, padding="same", return_state=True)(inputs)
    last = keras.ops.repeat(inputs[:, -1:], 4, axis=1)
    frames = layers.ConvLSTM2D(8, kernel_size=5, padding="same", return_sequences=True)(last, initial_state=states)
    model = keras.Model(inputs, layers.Conv2D(1, 1)(frames[:, -1]))
    model.compile(keras.optimizers.Adam(0.02), "mse")
    model.fit(clips, targets[:, -1], batch_size=16, epochs=1, verbose=0)
    return model
