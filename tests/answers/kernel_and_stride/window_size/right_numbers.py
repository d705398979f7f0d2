# Counted by hand.
# outcome: correct

window_size = (29, 16)
