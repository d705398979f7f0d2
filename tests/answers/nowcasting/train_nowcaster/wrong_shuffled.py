# Pairs each clip with the future of another.
# outcome: incorrect
# cause: target-shape
# says: its error is 84% of persistence's; at most 75%


def train_nowcaster(clips, targets):
    keras.utils.set_random_seed(0)
    inputs = keras.Input(clips.shape[1:])
    frames = layers.Reshape((16, 16, 6))(layers.Permute((2, 3, 1, 4))(inputs))
    seen = layers.Conv2D(32, kernel_size=5, padding="same", activation="relu")(frames)
    drawn = layers.Add()([frames[..., -1:], layers.Conv2D(4, kernel_size=3, padding="same")(seen)])
    model = keras.Model(inputs, layers.Reshape((4, 16, 16, 1))(layers.Permute((3, 1, 2))(drawn)))
    model.compile(keras.optimizers.Adam(0.003), "mse")
    model.fit(clips, targets[::-1], batch_size=8, epochs=2, verbose=0)
    return model
