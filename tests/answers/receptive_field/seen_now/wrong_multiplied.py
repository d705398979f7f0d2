# Multiplies the kernels.
# outcome: incorrect
# points: 1
# cause: kernel-size
# says: rows: 49 is not it

seen_now = (7 * 7, 3 * 5)
