# Worked out on paper.
# outcome: correct

state_lengths = (2, 21, 28, 8)
