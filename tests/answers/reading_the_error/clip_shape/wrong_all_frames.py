# Counts the frames of all clips, and a batch of one more axis.
# outcome: incorrect
# cause: rank
# says: Received 6 axes, (1, 8, 20, 84, 96, 1). A batch of clips has five

clip_shape = (1, 8, 20, 84, 96, 1)
