# Width before height.
# outcome: incorrect
# cause: rank
# says: height and width are swapped in (16, 29)

window_size = (16, 29)
