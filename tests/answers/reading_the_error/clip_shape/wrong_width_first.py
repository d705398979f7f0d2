# Width before height, as screens are told.
# outcome: incorrect
# points: 1.2
# cause: rank
# says: height: 96 is the number of columns

clip_shape = (8, 20, 96, 84, 1)
