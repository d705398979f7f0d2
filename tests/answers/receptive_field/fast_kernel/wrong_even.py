# Takes the next number that reaches.
# outcome: incorrect
# cause: kernel-size
# says: height: 10 is even: it looks further to one side

fast_kernel = (10, 12)
