# Gives what is at the bottom.
# outcome: incorrect
# cause: skip-connection
# says: height: 9 cannot come out of 2 doublings

back_again = (9, 10)
