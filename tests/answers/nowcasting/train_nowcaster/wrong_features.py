# Hands out the features of a network without a memory.
# outcome: incorrect
# cause: channels
# says: channels 32); expected (batch 64, time 4


def train_nowcaster(clips, targets):
    keras.utils.set_random_seed(0)
    inputs = keras.Input(clips.shape[1:])
    frames = layers.Reshape((16, 16, 6))(layers.Permute((2, 3, 1, 4))(inputs))
    seen = layers.Conv2D(32, kernel_size=5, padding="same", activation="relu")(frames)
    model = keras.Model(inputs, layers.Reshape((1, 16, 16, 32))(seen))
    model.compile(keras.optimizers.Adam(0.003), "mse")
    model.fit(clips, targets, batch_size=16, epochs=1, verbose=0)
    return model
