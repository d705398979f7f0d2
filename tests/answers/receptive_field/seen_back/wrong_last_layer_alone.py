# Takes the step of the last layer along both axes.
# outcome: incorrect
# points: 1
# cause: kernel-size
# says: columns: 29 is not it

seen_back = (19 + 3 * 12, 11 + 3 * 6)
