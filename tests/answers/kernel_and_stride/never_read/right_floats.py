# Whole numbers that happen to be floats.
# outcome: correct

never_read = (45 % 2.0, 22 % 3.0)
