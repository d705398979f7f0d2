"""A kernel sliding along one axis or over a frame: windows, padding, what is dropped, and the output."""

import textwrap
from dataclasses import dataclass
from itertools import product

from matplotlib.figure import Figure

from ..arithmetic import ConvolutionAxis
from . import palette
from .sheet import Sheet

_CELL_INCHES = 0.34
_MARGIN_INCHES = 2.2  # for what stands in front of a row
_WIDEST_INCHES = 11.0
_SMALLEST_NUMBERED = 0.17  # a cell's inches below which its number would not be read


@dataclass(frozen=True)
class Lit:
    """A chosen cell: of the `"input"` or of the `"output"`, by its place along each axis."""

    side: str
    place: tuple[int, ...]


class ConvolutionPicture:
    """A convolution along one axis, or over a frame if it is given two; drawn anew in place."""

    def __init__(self, width: float = 9.4, height: float = 3.2) -> None:
        self.figure = Figure(figsize=(width, height), facecolor=palette.PAPER)
        self.sheet = Sheet(self.figure.add_axes((0, 0, 1, 1)))
        self._cells: dict[Lit, tuple[float, float, float, float]] = {}
        self._lit: frozenset[Lit] = frozenset()

    def show(self, *axes: ConvolutionAxis, lit: Lit | None = None) -> str:
        """Draw a setting.

        Arguments:
            axes: one, for a strip; height and width, for a frame.
            lit: a cell whose inputs, or whose readers, are to be shown; one that is not there is passed over.

        Returns:
            What the picture shows, in words.
        """
        self.sheet.clear()
        self._cells = {}
        self._lit, words = light(axes, lit)
        (self._strip if len(axes) == 1 else self._frame)(*axes)
        return f"{describe(axes)} {words}".rstrip()

    def cell_at(self, x: float, y: float) -> Lit | None:
        """The cell at a place of the picture; None where there is none."""
        for cell, (left, bottom, width, height) in self._cells.items():
            if left <= x < left + width and bottom <= y < bottom + height:
                return cell
        return None

    def _draw(self, cell: Lit, kind: str, *box: float) -> bool:
        """Draw a cell that can be chosen; say whether it is lit."""
        self._cells[cell] = box  # type: ignore[assignment]
        is_lit = cell in self._lit
        self.sheet.cell(kind, *box)
        if is_lit:
            self.sheet.cell("lit", *box)
        return is_lit

    def _strip(self, axis: ConvolutionAxis) -> None:
        sheet, inches = self.sheet, self.figure.get_size_inches()
        starts, span = axis.starts, axis.span
        rows = rows_of_windows(axis)
        left = min(-axis.added.before, starts[0])
        right = max(axis.size + axis.added.after, starts[-1] + span)
        cell = min(_CELL_INCHES, (inches[0] - _MARGIN_INCHES) / (right - left))  # inches
        numbered = cell >= _SMALLEST_NUMBERED
        for place in range(-axis.added.before, axis.size + axis.added.after):
            inside = 0 <= place < axis.size
            kind = "padding" if not inside else "dropped" if place >= axis.size - axis.dropped else "input"
            if inside:
                self._draw(Lit("input", (place,)), kind, place, 0, 1, 1)
            else:
                sheet.cell(kind, place, 0)
            if numbered:
                sheet.text(place + 0.5, 0.5, str(place) if inside else "0", size=7)
        for number, start in enumerate(starts):
            y = -0.75 - 0.62 * (number % rows)
            sheet.cell("window", start + 0.08, y, span - 0.16, 0.44)
            for weight in range(axis.kernel_size):
                read = start + weight * axis.dilation_rate
                sheet.mark("missing" if axis.refusal and read >= axis.size else "read", read + 0.5, y + 0.22)
        bottom = -0.75 - 0.62 * rows - 0.55
        front = left - 0.4
        added = f" + {axis.added.before} before, {axis.added.after} after" if sum(axis.added) else ""
        sheet.text(front, 0.5, f"input\n{axis.size} cells{added}", size=8, across="right")
        words = f"windows\nkernel {axis.kernel_size}, stride {axis.strides}"
        sheet.text(front, -0.5 - 0.31 * rows, words, size=8, across="right")
        if axis.refusal:
            sheet.text(
                left, bottom + 0.5, _folded(str(axis.refusal), 84), colour=palette.MISMATCH, across="left", up="top"
            )
        else:
            for number, start in enumerate(starts):
                middle = start + span / 2
                is_lit = self._draw(Lit("output", (number,)), "output", middle - 0.35, bottom, 0.7, 0.7)
                if numbered:
                    ink = palette.INK if is_lit else palette.PAPER
                    sheet.text(middle, bottom + 0.35, str(number), size=7, colour=ink)
            sheet.text(front, bottom + 0.35, f"output\n{axis.length} cells", size=8, across="right")
        if axis.dropped:
            words = f"{axis.dropped} never read"
            sheet.text(axis.size - axis.dropped / 2, 1.15, words, size=8, colour=palette.MISMATCH, up="bottom")
        sheet.text(left, 2.3, _title([axis]), size=11, across="left")
        edge = left - (_MARGIN_INCHES - 0.3) / cell
        sheet.finish(edge, edge + inches[0] / cell, 2.9 - max(inches[1] / _CELL_INCHES, 2.9 - bottom + 0.4), 2.9)

    def _frame(self, rows: ConvolutionAxis, columns: ConvolutionAxis) -> None:
        sheet, inches = self.sheet, self.figure.get_size_inches()
        refused = rows.refusal or columns.refusal
        above, before = rows.added.before, columns.added.before
        for row in range(-above, rows.size + rows.added.after):
            for column in range(-before, columns.size + columns.added.after):
                inside = 0 <= row < rows.size and 0 <= column < columns.size
                never = row >= rows.size - rows.dropped or column >= columns.size - columns.dropped
                kind = "padding" if not inside else "dropped" if never and not refused else "input"
                if inside:
                    self._draw(Lit("input", (row, column)), kind, column, -row - 1, 1, 1)
                else:
                    sheet.cell(kind, column, -row - 1)
        read_height, read_width = sum(rows.added) + rows.size, sum(columns.added) + columns.size
        output = columns.size + columns.added.after + 3  # where the output's left border stands
        height, width = (rows.length, columns.length) if not refused else (0, 0)
        for row in range(height):
            for column in range(width):
                self._draw(Lit("output", (row, column)), "output", output + column, above - (row + 1), 1, 1)
        sheet.text(-before, above + 0.4, _side("input", rows.size, columns.size), size=8, across="left", up="bottom")
        if refused:
            for row in range(rows.span):
                for column in range(columns.span):
                    if row >= rows.size or column >= columns.size:
                        sheet.mark("missing", column + 0.5, -row - 0.5)
            sheet.text(
                max(output, columns.span + 1),
                -rows.size / 2,
                _folded(str(refused), 48),
                colour=palette.MISMATCH,
                across="left",
            )
        else:
            sheet.text(output, above + 0.4, _side("output", height, width), size=8, across="left", up="bottom")
        tallest = max(read_height, rows.span, height)
        widest = max(read_width + 3 + width, read_width + 3 + (16 if refused else 0), columns.span)
        cell = min(_CELL_INCHES, (inches[0] - 0.6) / widest, (inches[1] - 1.2) / tallest)  # inches
        top = above + 1.0 / cell
        sheet.text(-before, above + 0.66 / cell, _title([rows, columns]), size=11, across="left")
        left = -before - 0.3 / cell
        sheet.finish(left, left + inches[0] / cell, top - inches[1] / cell, top)


def sliding_window(
    size: int, kernel_size: int, strides: int = 1, padding: str = "valid", dilation_rate: int = 1
) -> Figure:
    """Draw one axis of a convolution.

    Above stands the input, with the cells that `same` adds drawn apart and the cells that `valid` never
    reaches hatched; below it each window on the cells that it reads; at the bottom the output, each cell
    under the middle of its window. A setting that cannot be is drawn as far as it goes and explained.

    Arguments:
        size: length of the axis, in cells.
        kernel_size: length of the kernel along it.
        strides: cells from one window to the next.
        padding: `"valid"` or `"same"`.
        dilation_rate: cells from one kernel weight to the next.

    Returns:
        A figure that belongs to no window system.

    Raises:
        ImpossibleShape: if `size` or `kernel_size` is no whole number of at least 1.
    """
    axis = ConvolutionAxis(size, kernel_size, strides, padding, dilation_rate)
    cells = max(size, axis.span) + sum(axis.added)
    width = _CELL_INCHES * cells + _MARGIN_INCHES + (5.0 if axis.refusal else 0.4)
    picture = ConvolutionPicture(
        min(max(width, 5.5), _WIDEST_INCHES), _CELL_INCHES * (4.8 + 0.62 * rows_of_windows(axis)) + 0.1
    )
    picture.show(axis)
    return picture.figure


def describe(axes: tuple[ConvolutionAxis, ...]) -> str:
    """A setting and what comes of it, in words."""
    refusals = [str(axis.refusal) for axis in axes if axis.refusal]
    if refusals:
        return f"This cannot be. {refusals[0]}"
    sentences = []
    for axis, name in zip(axes, ("",) if len(axes) == 1 else ("Height: ", "Width: "), strict=True):
        dilated = f", dilation {axis.dilation_rate}" if axis.dilation_rate > 1 else ""
        sentences.append(
            f"{name}{axis.size} cells, kernel {axis.kernel_size}, stride {axis.strides}{dilated}, {axis.padding}: {axis.formula}."
        )
        if sum(axis.added):
            sentences.append(f"Zeros added: {axis.added.before} before, {axis.added.after} after.")
        if axis.dropped:
            sentences.append(f"{axis.dropped} at the end {'is' if axis.dropped == 1 else 'are'} never read.")
    return " ".join(sentences)


def light(axes: tuple[ConvolutionAxis, ...], lit: Lit | None) -> tuple[frozenset[Lit], str]:
    """A chosen cell and those that it reads, or that read it; and the same in words. Empty for a cell that is not there."""
    lengths = [] if lit is None else [axis.size if lit.side == "input" else axis.length for axis in axes]
    if lit is None or not all(0 <= place < length for place, length in zip(lit.place, lengths, strict=True)):
        return frozenset(), ""
    from_output = lit.side == "output"
    along = [axis.reads(n) if from_output else axis.read_by(n) for axis, n in zip(axes, lit.place, strict=True)]
    ends = [axis.size if from_output else axis.length for axis in axes]
    places = list(product(*along))
    there = [place for place in places if all(0 <= n < end for n, end in zip(place, ends, strict=True))]
    partners = frozenset(Lit("input" if from_output else "output", place) for place in there)
    where = " × ".join(_listed(cells) for cells in along)
    if from_output:
        beyond = f", {len(places) - len(there)} of them padding" if len(there) < len(places) else ""
        words = f"Output cell {_place(lit.place)} reads {len(places)} cells{beyond}: {where}."
    elif there:
        cells = "1 output cell" if len(there) == 1 else f"{len(there)} output cells"
        words = f"Input cell {_place(lit.place)} is read by {cells}: {where}."
    else:
        words = f"Input cell {_place(lit.place)} is read by no window."
    return partners | {lit}, words


def rows_of_windows(axis: ConvolutionAxis) -> int:
    """As few rows as keep windows from overlapping."""
    return min(-(-axis.span // max(axis.strides, 1)), len(axis.starts))


def _title(axes: list[ConvolutionAxis]) -> str:
    if any(axis.refusal for axis in axes):
        return "This cannot be"
    names = ("",) if len(axes) == 1 else ("height ", "width ")
    return f"{axes[0].padding}: " + ",   ".join(f"{name}{axis.formula}" for name, axis in zip(names, axes, strict=True))


def _side(name: str, height: int, width: int) -> str:
    return f"{name}: {height} × {width}"


def _place(place: tuple[int, ...]) -> str:
    return str(place[0]) if len(place) == 1 else str(place)


def _listed(cells: list[int]) -> str:
    return ", ".join(map(str, cells)) if len(cells) < 5 else f"{cells[0]}, {cells[1]}, … {cells[-1]}"


def _folded(sentence: str, width: int) -> str:
    return "\n".join(textwrap.wrap(sentence, width))
