# Adds the kernels and forgets the strides.
# outcome: incorrect
# cause: stride
# says: rows: 13 is not it: one pixel behind the first layer sees 7 of the last frame, and the next stands 2 further on

seen_now = (13, 7)
