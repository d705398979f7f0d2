# Asked Keras for every stride.
# outcome: correct


def strides_by_trying(size, wanted):
    for stride in range(1, size):
        layer = layers.ConvLSTM1D(8, 3, strides=stride, padding="same")
        if layer.compute_output_shape((None, 6, size, 1))[1] == wanted:
            return stride


chosen_strides = (strides_by_trying(25, 13), strides_by_trying(31, 7))
