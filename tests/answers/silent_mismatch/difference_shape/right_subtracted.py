# Subtracts two arrays.
# outcome: correct

difference_shape = (np.zeros(loss_question.predictions) - np.zeros(loss_question.targets)).shape
