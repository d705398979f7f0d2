# As ZeroPadding2D takes them.
# outcome: correct

padding_cells = ((1, 1), (2, 3))
