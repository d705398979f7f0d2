# Forgets the past.
# outcome: incorrect
# cause: state-shape
# says: the model must have Conv2D(filters=8), MaxPooling(), ConvLSTM2D(), ConvLSTM2D(), Conv2D(filters=1) in


def build_nowcaster(height, width):
    clips = keras.Input((6, height, width, 1))
    features = layers.TimeDistributed(layers.Conv2D(8, kernel_size=3, padding="same", activation="relu"))(clips)
    features = layers.TimeDistributed(layers.MaxPooling2D(2))(features)
    _, h, c = layers.ConvLSTM2D(8, kernel_size=3, padding="same", return_state=True)(features)
    future = keras.ops.zeros_like(features[:, :4])
    frames = layers.ConvLSTM2D(8, kernel_size=3, padding="same", return_sequences=True)(future, initial_state=None)
    frames = layers.UpSampling3D((1, 2, 2))(frames)
    return keras.Model(clips, layers.TimeDistributed(layers.Conv2D(1, kernel_size=3, padding="same"))(frames))
