# Counted on paper.
# outcome: correct

seen_now = (19, 15)
