# Writes None for the batch, as Keras prints it.
# outcome: error
# cause: rank
# says: must hold whole numbers, lengths of axes. Received: None

last_shape = (None, 9, 14, 16)
