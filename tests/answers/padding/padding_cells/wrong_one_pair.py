# Gives one number an axis.
# outcome: error
# cause: padding
# says: must be 4 numbers, (above, below, left, right). Received: (2, 5)

padding_cells = (2, 5)
