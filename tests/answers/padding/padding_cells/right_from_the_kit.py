# Asked the kit's own arithmetic.
# outcome: correct

from shapeclinic.arithmetic import same_padding

padding_cells = [
    cells for _, size, kernel, stride in padding_question.axes for cells in same_padding(size, kernel, stride)
]
