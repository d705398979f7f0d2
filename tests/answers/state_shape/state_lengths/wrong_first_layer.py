# Gives the first layer's states.
# outcome: incorrect
# points: 0.5
# cause: state-shape
# says: channels: 16 channels do not come out

state_lengths = (2, 25, 32, 16)
