# Takes every picture for a colour picture.
# outcome: incorrect
# points: 1.6
# cause: channels
# says: channels: nothing in the description is 3

clip_shape = (8, 20, 84, 96, 3)
