# Believes that nothing is lost.
# outcome: incorrect
# cause: stride
# says: if 0 were left over, the last window would start at cell 52 − 0 − 7 = 45, which steps of 2 from 0 never reach

never_read = (0, 0)
