# Counted on paper.
# outcome: correct

seen_back = (55, 47)
