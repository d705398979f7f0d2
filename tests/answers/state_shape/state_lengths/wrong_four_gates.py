# Counts the four gates into the channels.
# outcome: incorrect
# points: 1.5
# cause: channels
# says: channels: 32 channels do not come out

state_lengths = (2, 21, 28, 32)
