# outcome: error
# cause: rank
# says: must be two numbers, (height, width). Received: 20
predicted = (question.axes[0][1] - question.axes[0][2]) // question.axes[0][3] + 1
