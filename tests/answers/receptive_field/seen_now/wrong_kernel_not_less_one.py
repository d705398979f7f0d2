# Adds whole kernels.
# outcome: incorrect
# cause: kernel-size
# says: rows: 22 is not it

seen_now = (1 + 7 + 7 * 2, 1 + 3 + 5 * 3)
