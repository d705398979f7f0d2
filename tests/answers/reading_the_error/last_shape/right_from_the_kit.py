# Asked the kit's own arithmetic.
# outcome: correct

from shapeclinic.arithmetic import stack_shapes

last_shape = list(stack_shapes(layers_question.shape, layers_question.layers)[-1].output_shape)
