# Width before height.
# outcome: incorrect
# cause: rank
# says: rows and columns are swapped in (15, 19)

seen_now = (15, 19)
