# Asked the kit's own arithmetic.
# outcome: correct

from shapeclinic.arithmetic import receptive_field

seen_now = [receptive_field(200, now_question.layers, axis=axis).size for axis in (0, 1)]
