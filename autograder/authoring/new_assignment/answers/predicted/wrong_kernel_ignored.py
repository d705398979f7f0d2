# outcome: incorrect
# cause: kernel-size
# says: height: window 23 would read cells 44 to 50, but the last cell is 45
predicted = tuple(-(-size // stride) for _, size, _, stride in question.axes)
