# Mends the height only.
# outcome: incorrect
# points: 1
# cause: skip-connection
# says: after the way down and up. Right so far: 1 of

back_again = (36, 38)
