# Newer Keras lets a model stand inside TimeDistributed.
# outcome: correct


def build_features(height, width):
    frame = keras.Input((height, width, 1))
    per_frame = keras.Model(frame, layers.Conv2D(8, 5, padding="same", activation="relu")(frame))
    return keras.Sequential(
        [
            keras.Input((None, height, width, 1)),
            layers.TimeDistributed(per_frame),
            layers.ConvLSTM2D(4, 3, padding="same", return_sequences=True),
            layers.ConvLSTM2D(4, 3, padding="same"),
        ]
    )
