# One kernel for both axes.
# outcome: incorrect
# points: 1
# cause: kernel-size
# says: height: a kernel of 13 reaches 6 · 2 = 12 pixels; a smaller one still reaches 9

fast_kernel = (13, 13)
