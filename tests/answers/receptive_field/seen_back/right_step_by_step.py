# Widened frame by frame.
# outcome: correct

from shapeclinic.arithmetic import receptive_field

rows, columns = (receptive_field(500, back_question.layers, axis=axis).size for axis in (0, 1))
for _ in range(back_question.back):
    rows, columns = rows + 6 * 2, columns + 4 * 3
seen_back = rows, columns
