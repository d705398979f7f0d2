# outcome: correct
predicted = [len(range(0, size - kernel + 1, stride)) for _, size, kernel, stride in question.axes]
