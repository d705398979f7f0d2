# Takes the remainder of the size alone.
# outcome: incorrect
# cause: kernel-size
# says: height: if 0 were left over

never_read = (52 % 2, 29 % 3)
