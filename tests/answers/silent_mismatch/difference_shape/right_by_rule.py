# The rule, axis by axis.
# outcome: correct

p = (1, *loss_question.predictions)
difference_shape = [max(a, b) for a, b in zip(p, loss_question.targets)]
