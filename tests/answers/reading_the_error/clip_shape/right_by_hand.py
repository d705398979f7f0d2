# Read off the words.
# outcome: correct

clip_shape = (8, 20, 84, 96, 1)
