# Writes None for the batch, as Keras prints it.
# outcome: error
# cause: rank
# says: must hold whole numbers, lengths of axes. Received: None in (None, 9, 14, 16)

last_shape = (None, 9, 14, 16)
