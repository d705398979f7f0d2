# Takes the remainder of the size alone.
# outcome: incorrect
# cause: kernel-size
# says: height: if 2 were left over

never_read = (77 % 5, 43 % 3)
