# Width before height, as screens are told.
# outcome: incorrect
# points: 1.2
# cause: rank
# says: height and width are swapped in (8, 20, 96, 84, 1)

clip_shape = (8, 20, 96, 84, 1)
