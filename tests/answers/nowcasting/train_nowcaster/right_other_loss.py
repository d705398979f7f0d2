# Another loss, and turned copies of the clips.
# outcome: correct


def train_nowcaster(clips, targets):
    keras.utils.set_random_seed(0)
    inputs = keras.Input(clips.shape[1:])
    _, *states = layers.ConvLSTM2D(8, kernel_size=5, padding="same", return_state=True)(inputs)
    last = keras.ops.repeat(inputs[:, -1:], 4, axis=1)
    frames = layers.ConvLSTM2D(8, kernel_size=5, padding="same", return_sequences=True)(last, initial_state=states)
    change = layers.TimeDistributed(layers.Conv2D(1, kernel_size=3, padding="same"))(frames)
    model = keras.Model(inputs, layers.Add()([last, change]))
    clips, targets = np.concatenate([clips, clips[:, :, ::-1]]), np.concatenate([targets, targets[:, :, ::-1]])
    model.compile(keras.optimizers.Adam(0.02), "log_cosh")
    model.fit(clips, targets, batch_size=8, epochs=1, verbose=0)
    return model
