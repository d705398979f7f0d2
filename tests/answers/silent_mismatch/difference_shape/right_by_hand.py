# Written one below the other.
# outcome: correct

difference_shape = (8, 8, 34, 37, 10)
