# Counted on paper.
# outcome: correct

clip_count = (33, 64)
