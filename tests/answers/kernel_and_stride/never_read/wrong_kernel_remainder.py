# Thinks the kernel, not the stride, leaves the rest.
# outcome: incorrect
# cause: kernel-size
# says: height: with 5 cells left over, another step of 5 would still fit

never_read = (77 % 9, 43 % 5)
