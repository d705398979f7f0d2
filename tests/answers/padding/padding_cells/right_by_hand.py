# Counted on paper.
# outcome: correct

padding_cells = (1, 1, 2, 3)
