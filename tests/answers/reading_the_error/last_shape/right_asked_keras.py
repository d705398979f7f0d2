# Builds the stack and asks it.
# outcome: correct

shape = layers_question.shape
for layer in layers_question.layers:
    shape = layers.ConvLSTM2D(
        layer.filters,
        layer.kernel_size,
        strides=layer.strides,
        padding=layer.padding,
        return_sequences=layer.return_sequences,
    ).compute_output_shape(shape)
last_shape = shape
