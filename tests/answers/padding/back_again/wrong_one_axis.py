# Mends the height only.
# outcome: incorrect
# points: 1
# cause: skip-connection
# says: width: 38 cannot come out of 2 doublings

back_again = (36, 38)
