# outcome: error
# cause: stride
# says: must hold whole numbers, (height, width). Received: 19.16
predicted = tuple((size - kernel) / stride + 0.5 for _, size, kernel, stride in question.axes)
