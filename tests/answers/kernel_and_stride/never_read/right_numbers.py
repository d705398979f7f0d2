# Counted by hand, as a list.
# outcome: correct

never_read = [3, 2]
