# Steps of the kernels alone.
# outcome: incorrect
# cause: stride
# says: columns: 23 is not it

seen_back = (19 + 3 * 6, 11 + 3 * 4)
