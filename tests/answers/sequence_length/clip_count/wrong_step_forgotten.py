# A clip from every frame on.
# outcome: incorrect
# cause: stride
# says: clips start every 2 frames from 0: none starts at 65

clip_count = (66, 65)
