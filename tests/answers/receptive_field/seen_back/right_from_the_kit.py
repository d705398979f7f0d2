# Asked the kit's own arithmetic.
# outcome: correct

from shapeclinic.arithmetic import receptive_field

seen_back = tuple(receptive_field(500, back_question.layers, lag=back_question.back, axis=axis).size for axis in (0, 1))
