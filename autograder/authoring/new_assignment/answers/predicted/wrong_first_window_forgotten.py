# outcome: incorrect
# cause: stride
# says: height: window 19 ends at cell 42, and 2 further on one more still fits
predicted = tuple((size - kernel) // stride for _, size, kernel, stride in question.axes)
