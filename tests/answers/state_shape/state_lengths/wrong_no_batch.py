# One clip alone.
# outcome: incorrect
# cause: rank
# says: Received 3 axes, (21, 28, 8). A state has a batch

state_lengths = (21, 28, 8)
