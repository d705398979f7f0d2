# Gives the last frame in place of the start.
# outcome: incorrect
# points: 1
# cause: sequence-length
# says: a clip from frame 74 would need frame 83

clip_count = (33, 74)
