# Forgets the frames to be forecast.
# outcome: incorrect
# cause: sequence-length
# says: clip 35 would start at frame 68 and need frame 77

clip_count = (35, 68)
