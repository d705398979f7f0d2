# Hands on the output alone.
# outcome: error
# cause: state-shape
# says: Too few leaves for PyTreeSpec; expected: 3, got: 2


def build_handover(height, width):
    clips = keras.Input((6, height, width, 1))
    output = layers.ConvLSTM2D(8, kernel_size=3, padding="same")(clips)
    future = keras.ops.zeros_like(clips[:, :4])
    frames = layers.ConvLSTM2D(8, kernel_size=3, padding="same", return_sequences=True)(
        future, initial_state=[output, output, output]
    )
    return keras.Model(clips, layers.TimeDistributed(layers.Conv2D(1, kernel_size=1))(frames))
