# Returns what fit returns.
# outcome: error
# cause: rank
# says: must return a Keras model. Received: a value of type History


def train_nowcaster(clips, targets):
    model = keras.Sequential([keras.Input(clips.shape[1:]), layers.ConvLSTM2D(1, 3, padding="same")])
    model.compile("adam", "mse")
    return model.fit(clips, targets[:, 0], verbose=0)
