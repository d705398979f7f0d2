# Fewer features, a smaller kernel.
# outcome: correct


def train_nowcaster(clips, targets):
    keras.utils.set_random_seed(3)
    inputs = keras.Input(clips.shape[1:])
    _, *states = layers.ConvLSTM2D(6, kernel_size=3, padding="same", return_state=True)(inputs)
    last = keras.ops.repeat(inputs[:, -1:], 4, axis=1)
    frames = layers.ConvLSTM2D(6, kernel_size=3, padding="same", return_sequences=True)(last, initial_state=states)
    change = layers.TimeDistributed(layers.Conv2D(1, kernel_size=3, padding="same"))(frames)
    model = keras.Model(inputs, layers.Add()([last, change]))
    model.compile(keras.optimizers.Adam(0.02), "mse")
    model.fit(clips, targets, batch_size=8, epochs=2, verbose=0)
    return model
