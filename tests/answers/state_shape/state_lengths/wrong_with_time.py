# Gives the output's shape, which has a time axis here.
# outcome: incorrect
# cause: state-shape
# says: Received 5 axes, (2, 9, 21, 28, 8). A state is one picture

state_lengths = (2, 9, 21, 28, 8)
