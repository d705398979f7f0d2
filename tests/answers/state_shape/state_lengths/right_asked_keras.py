# Builds the layers and looks at what they keep.
# outcome: correct

first, second = state_question.layers
clips = keras.Input(batch_shape=state_question.shape)
x = layers.ConvLSTM2D(first.filters, first.kernel_size, strides=2, padding="same", return_sequences=True)(clips)
_, hidden, cell = layers.ConvLSTM2D(second.filters, second.kernel_size, return_state=True)(x)
state_lengths = hidden.shape
