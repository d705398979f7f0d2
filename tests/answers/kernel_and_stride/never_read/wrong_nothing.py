# Believes that nothing is lost.
# outcome: incorrect
# cause: stride
# says: if 0 were left over, the last window would start at cell 77 − 0 − 9 = 68, which steps of 5 from 0 never reach

never_read = (0, 0)
