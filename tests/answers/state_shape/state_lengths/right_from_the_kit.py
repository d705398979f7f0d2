# Asked the kit's own arithmetic.
# outcome: correct

first, second = state_question.layers
state_lengths = list(second.shapes(first.output_shape(state_question.shape)).cell)
