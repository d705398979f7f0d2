# Cuts without overlap.
# outcome: incorrect
# cause: sequence-length
# says: a clip from frame 60 ends at 69, and 2 further on there is room for one more

clip_count = (7, 60)
