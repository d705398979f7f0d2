# Half a kernel on each side, as in PyTorch.
# outcome: incorrect
# points: 0
# cause: padding
# says: 2 + 45 + 2 = 49 cells, but "same" wants ⌈45 / 3⌉ = 15 windows of 5, 3 apart

padding_cells = (2, 2, 3, 3)
