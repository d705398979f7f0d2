# Believes that channels pass through.
# outcome: incorrect
# points: 1.5
# cause: channels
# says: channels: 3 channels do not come out. Each filter of a layer makes one

last_shape = (5, 9, 14, 3)
