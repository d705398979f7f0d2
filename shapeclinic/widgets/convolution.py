"""Drag a kernel's settings and see windows, padding and what is never read."""

from ..arithmetic import ConvolutionAxis
from ..figures.convolution import ConvolutionPicture, Lit
from .explorer import Explorer, choice, set_range, slider, within

_NOTHING, _OUTPUT, _INPUT = "nothing", "an output cell", "an input cell"
_AXIS, _FRAME = "one axis", "a frame"
_SIDES = {_OUTPUT: "output", _INPUT: "input"}


def convolution_explorer(
    size: int = 10, kernel_size: int = 3, strides: int = 2, padding: str = "valid", dilation_rate: int = 1
) -> Explorer:
    """Explore one axis of a convolution, or a frame.

    Arguments:
        size: length of the axis, in cells, from 1 to 40.
        kernel_size: length of the kernel along it, from 1 to 11.
        strides: cells from one window to the next, from 1 to 6.
        padding: `"valid"` or `"same"`.
        dilation_rate: cells from one kernel weight to the next, from 1 to 4.

    Returns:
        What to leave as the last line of a cell. A value that cannot be shown is replaced, and the caption says so.
    """
    size, *troubles = within("size", size, 1, 40, 10)
    kernel_size, trouble = within("kernel_size", kernel_size, 1, 11, 3)
    troubles.append(trouble)
    strides, trouble = within("strides", strides, 1, 6, 2)
    troubles.append(trouble)
    dilation_rate, trouble = within("dilation_rate", dilation_rate, 1, 4, 1)
    troubles.append(trouble)
    if padding not in ("valid", "same"):
        troubles.append(f"padding must be 'valid' or 'same'. Received: {padding!r:.80}; 'valid' is shown.")
        padding = "valid"

    shown = choice("show", _AXIS, (_AXIS, _FRAME))
    height, width = slider("size", size, 1, 40), slider("width", min(size + 4, 40), 1, 40)
    kernel, stride = slider("kernel_size", kernel_size, 1, 11), slider("strides", strides, 1, 6)
    pad, dilation = choice("padding", padding, ("valid", "same")), slider("dilation_rate", dilation_rate, 1, 4)
    light = choice("light up", _NOTHING, (_NOTHING, _OUTPUT, _INPUT))
    row, column = slider("cell", 0, 0, size - 1), slider("column", 0, 0, size - 1)
    picture = ConvolutionPicture()

    def axes() -> list[ConvolutionAxis]:
        sizes = [height.value] if shown.value == _AXIS else [height.value, width.value]
        return [ConvolutionAxis(n, kernel.value, stride.value, pad.value, dilation.value) for n in sizes]

    def draw() -> str:
        along = axes()
        is_frame = len(along) == 2
        height.description, row.description = ("height", "row") if is_frame else ("size", "cell")
        for control, needed in ((width, is_frame), (row, light.value != _NOTHING), (column, light.value != _NOTHING)):
            control.layout.display = "" if needed and (is_frame or control is not column) else "none"
        lit = None
        if light.value != _NOTHING:
            for control, axis in zip((row, column), along, strict=False):
                set_range(control, max(axis.length if light.value == _OUTPUT else axis.size, 1) - 1)
            lit = Lit(_SIDES[light.value], tuple(c.value for c in (row, column))[: len(along)])
        return picture.show(*along, lit=lit)

    def clicked(x: float, y: float) -> None:
        cell = picture.cell_at(x, y)
        if cell is None:
            light.value = _NOTHING
            return
        light.value = next(words for words, side in _SIDES.items() if side == cell.side)
        for control, place in zip((row, column), cell.place, strict=False):
            control.value = place

    controls = [shown, height, width, kernel, stride, pad, dilation, light, row, column]
    return Explorer(
        picture.figure,
        {control.description: control for control in controls},
        draw,
        clicked,
        " ".join(filter(None, troubles)),
    )
