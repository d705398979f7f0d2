# Counts the steps and not the clips.
# outcome: incorrect
# points: 1
# cause: stride
# says: clip 32 starts at frame 62 and ends at 71; 2 further on there is room for one more

clip_count = (32, 64)
