# Gives the shapes of both.
# outcome: error
# cause: state-shape
# says: must hold whole numbers, lengths of axes. Received: (2, 21, 28, 8)

state_lengths = ((2, 21, 28, 8), (2, 21, 28, 8))
