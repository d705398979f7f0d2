# Mends all but the order of the three results.
# outcome: incorrect
# cause: state-shape
# says: with the hidden state h of ConvLSTM 1 at 0, frames are lost that its cell state c holds: c does not


def build_nowcaster(height, width):
    clips = keras.Input((6, height, width, 1))
    features = layers.TimeDistributed(layers.Conv2D(8, kernel_size=3, padding="same", activation="relu"))(clips)
    features = layers.TimeDistributed(layers.MaxPooling2D(2))(features)
    h, c, _ = layers.ConvLSTM2D(8, kernel_size=3, padding="same", return_state=True)(features)
    future = keras.ops.zeros_like(features[:, :4])
    frames = layers.ConvLSTM2D(8, kernel_size=3, padding="same", return_sequences=True)(future, initial_state=[h, c])
    frames = layers.UpSampling3D((1, 2, 2))(frames)
    return keras.Model(clips, layers.TimeDistributed(layers.Conv2D(1, kernel_size=3, padding="same"))(frames))
