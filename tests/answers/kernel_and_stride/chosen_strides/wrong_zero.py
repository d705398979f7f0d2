# Asks for a stride of zero.
# outcome: incorrect
# cause: stride
# says: height: strides must be a whole number of at least 1. Received: strides=0

chosen_strides = (0, 0)
