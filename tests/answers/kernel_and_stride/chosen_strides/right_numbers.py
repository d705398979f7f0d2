# Tried by hand.
# outcome: correct

chosen_strides = (2, 5)
