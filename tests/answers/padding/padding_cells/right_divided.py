# The formula with divmod.
# outcome: correct


def zeros(size, kernel, stride):
    missing = max((-(-size // stride) - 1) * stride + kernel - size, 0)
    half, odd = divmod(missing, 2)
    return half, half + odd


(_, *rows), (_, *columns) = padding_question.axes
padding_cells = (*zeros(*rows), *zeros(*columns))
