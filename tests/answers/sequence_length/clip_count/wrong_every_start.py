# A clip at every start up to the end.
# outcome: incorrect
# cause: sequence-length
# says: clip 38 would start at frame 74 and need frame 83; the last is 74

clip_count = (38, 74)
