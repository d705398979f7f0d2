# Whole numbers that happen to be floats.
# outcome: correct

never_read = (68 % 5.0, 38 % 3.0)
