# Tried odd numbers.
# outcome: correct

fast_kernel = (11, 13)
