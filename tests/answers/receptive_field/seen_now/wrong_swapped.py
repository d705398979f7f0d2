# Width before height.
# outcome: incorrect
# cause: rank
# says: rows: 15 is not it

seen_now = (15, 19)
