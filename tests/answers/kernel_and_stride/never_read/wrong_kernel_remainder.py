# Thinks the kernel, not the stride, leaves the rest.
# outcome: incorrect
# points: 1
# cause: kernel-size
# says: height: with 3 cells left over, another step of 2 would still fit

never_read = (52 % 7, 29 % 7)
