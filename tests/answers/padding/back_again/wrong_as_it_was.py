# Believes that doubling undoes halving.
# outcome: incorrect
# cause: skip-connection
# says: 34 cannot come out of 2 doublings: it is no multiple of 4

back_again = (trip_question.height, trip_question.width)
