# A grey frame has no channel, it is said.
# outcome: incorrect
# cause: rank
# says: Received 4 axes, (8, 20, 84, 96). Which of the five

clip_shape = (8, 20, 84, 96)
