# Leaves the time axis where the last frame alone comes out.
# outcome: incorrect
# cause: return-sequences
# says: Received 5 axes, (5, 7, 9, 14, 16). The last layer has return_sequences=False

last_shape = (5, 7, 9, 14, 16)
