# One clip alone.
# outcome: incorrect
# cause: rank
# says: Received 4 axes, (20, 84, 96, 1). Which of the five

clip_shape = (20, 84, 96, 1)
