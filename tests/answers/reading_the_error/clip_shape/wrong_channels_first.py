# The order of PyTorch.
# outcome: incorrect
# points: 0.8
# cause: channels
# says: height: 1 is the number of channels

clip_shape = (8, 20, 1, 84, 96)
