# Divides by the stride and forgets the kernel.
# outcome: incorrect
# cause: kernel-size
# says: window 31 would read cells 60 to 64, but the last cell is 61

window_size = (62 // 2, 34 // 2)
