# Asked Keras.
# outcome: correct

layer = layers.ConvLSTM2D(
    8, window_question.kernel_size, strides=window_question.strides, padding=window_question.padding
)
window_size = layer.compute_output_shape((None, 6, window_question.height, window_question.width, 1))[1:3]
