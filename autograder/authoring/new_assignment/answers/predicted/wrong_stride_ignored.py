# outcome: incorrect
# cause: stride
# says: width: window 57 would read cells 168 to 171, but the last cell is 59
predicted = tuple(size - kernel + 1 for _, size, kernel, _ in question.axes)
