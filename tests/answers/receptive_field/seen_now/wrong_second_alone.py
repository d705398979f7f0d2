# Looks at the last layer alone.
# outcome: incorrect
# cause: kernel-size
# says: rows: 7 is not it

seen_now = (7, 5)
