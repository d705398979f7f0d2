# Takes the last frame's number for the batch.
# outcome: incorrect
# points: 1.5
# cause: rank
# says: batch: no layer changes how many clips there are, and it is not 7 that go in

last_shape = (7, 9, 14, 16)
