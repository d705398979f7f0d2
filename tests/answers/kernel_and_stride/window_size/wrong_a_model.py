# Hands in a layer instead of numbers.
# outcome: error
# cause: rank
# says: must be plain numbers. Received: a value of type ConvLSTM2D

window_size = layers.ConvLSTM2D(8, (5, 3), strides=(2, 2))
