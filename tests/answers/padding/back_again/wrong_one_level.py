# Goes down and up once.
# outcome: incorrect
# cause: skip-connection
# says: width: 38 cannot come out of 2 doublings: it

back_again = (34, 38)
