# Draws one frame: the loss compares it with four.
# outcome: incorrect
# cause: target-shape
# says: channels 1); expected (batch 64, time 4


def train_nowcaster(clips, targets):
    keras.utils.set_random_seed(0)
    inputs = keras.Input(clips.shape[1:])
    frames = layers.Reshape((16, 16, 6))(layers.Permute((2, 3, 1, 4))(inputs))
    seen = layers.Conv2D(16, kernel_size=5, padding="same", activation="relu")(frames)
    model = keras.Model(inputs, layers.Add()([frames[..., -1:], layers.Conv2D(1, kernel_size=3, padding="same")(seen)]))
    model.compile(keras.optimizers.Adam(0.003), "mse")
    model.fit(clips, targets[:, -1], batch_size=16, epochs=1, verbose=0)
    return model
