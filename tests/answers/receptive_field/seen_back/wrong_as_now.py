# What is seen of the last frame.
# outcome: incorrect
# cause: sequence-length
# says: rows: 19 is not it

seen_back = (19, 11)
