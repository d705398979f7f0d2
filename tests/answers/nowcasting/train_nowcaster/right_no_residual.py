# Draws the frames themselves, between 0 and 1.
# outcome: correct


def train_nowcaster(clips, targets):
    keras.utils.set_random_seed(0)
    inputs = keras.Input(clips.shape[1:])
    _, *states = layers.ConvLSTM2D(8, kernel_size=5, padding="same", return_state=True)(inputs)
    last = keras.ops.repeat(inputs[:, -1:], 4, axis=1)
    frames = layers.ConvLSTM2D(8, kernel_size=5, padding="same", return_sequences=True)(last, initial_state=states)
    read_out = layers.Conv2D(1, kernel_size=3, padding="same", activation="sigmoid")
    model = keras.Model(inputs, layers.TimeDistributed(read_out)(frames))
    model.compile(keras.optimizers.Adam(0.02), "mse")
    model.fit(clips, targets, batch_size=8, epochs=8, verbose=0)
    return model
