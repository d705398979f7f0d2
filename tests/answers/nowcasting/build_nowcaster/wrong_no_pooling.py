# Takes out pooling and doubling, so that nothing needs to fit.
# outcome: incorrect
# cause: frame-size
# says: Conv2D(filters=1) in this order. Found: no MaxPooling.


def build_nowcaster(height, width):
    clips = keras.Input((6, height, width, 1))
    features = layers.TimeDistributed(layers.Conv2D(8, kernel_size=3, padding="same", activation="relu"))(clips)
    _, h, c = layers.ConvLSTM2D(8, kernel_size=3, padding="same", return_state=True)(features)
    future = keras.ops.zeros_like(features[:, :4])
    frames = layers.ConvLSTM2D(8, kernel_size=3, padding="same", return_sequences=True)(future, initial_state=[h, c])
    return keras.Model(clips, layers.TimeDistributed(layers.Conv2D(1, kernel_size=3, padding="same"))(frames))
