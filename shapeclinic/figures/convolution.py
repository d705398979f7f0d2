"""A kernel sliding along one axis: windows, padding, what is dropped, and the output below."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from ..arithmetic import (
    ImpossibleShape,
    dropped,
    effective_kernel_size,
    output_length_formula,
    same_padding,
    window_starts,
)
from . import palette

_CELL_INCHES = 0.34
_WIDEST_INCHES = 11.0


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
    span = effective_kernel_size(kernel_size, dilation_rate)
    try:
        starts = window_starts(size, kernel_size, strides, padding, dilation_rate)
        title = f"{padding}: {output_length_formula(size, kernel_size, strides, padding, dilation_rate)}"
        refusal = None
    except ImpossibleShape as error:
        if error.rule not in ("kernel-size", "stride") or size < 1:
            raise
        starts, title, refusal = [0], "This cannot be", str(error)
    before, after = same_padding(size, kernel_size, strides, dilation_rate) if _pads(padding, refusal) else (0, 0)
    drop = dropped(size, kernel_size, strides, dilation_rate) if padding == "valid" and not refusal else 0

    # As few rows as keep windows from overlapping.
    rows = min(-(-span // max(strides, 1)), len(starts))
    left, right = min(-before, starts[0]), max(size + after, starts[-1] + span)
    width = min(_CELL_INCHES * (right - left) + 2.2, _WIDEST_INCHES)
    figure = Figure(figsize=(width, 0.34 * rows + 2.0), facecolor=palette.PAPER, layout="constrained")
    axes = figure.add_subplot()
    axes.set_title(title, loc="left", color=palette.INK, fontsize=11)

    for cell in range(-before, size + after):
        _draw_input_cell(axes, cell, size, never_read=cell >= size - drop)
    for number, start in enumerate(starts):
        y = -0.75 - 0.62 * (number % rows)
        _draw_window(axes, start, y, kernel_size, dilation_rate, size if refusal else None)
    bottom = -0.75 - 0.62 * rows - 0.55
    if not refusal:
        for number, start in enumerate(starts):
            _cell(axes, start + span / 2 - 0.35, bottom, 0.7, 0.7, palette.OUTPUT, str(number), palette.PAPER)

    _label(axes, left, 0.5, "input", f"{size} cells" + (f" + {before} before, {after} after" if before + after else ""))
    _label(axes, left, -0.5 - 0.31 * rows, "windows", f"kernel {kernel_size}, stride {strides}")
    if refusal:
        axes.text(left, bottom, refusal, color=palette.MISMATCH, fontsize=9, wrap=True, va="top")
    else:
        _label(axes, left, bottom + 0.35, "output", f"{len(starts)} cells")
    if drop:
        axes.text(
            size - drop / 2,
            1.12,
            f"{drop} never read",
            ha="center",
            va="bottom",
            fontsize=8,
            color=palette.MISMATCH,
        )
    axes.set_xlim(left - 0.2, right + 0.2)
    axes.set_ylim(bottom - 0.3, 1.6)
    axes.set_axis_off()
    return figure


def _pads(padding: str, refusal: str | None) -> bool:
    return padding == "same" and refusal is None


def _draw_input_cell(axes: Axes, cell: int, size: int, never_read: bool) -> None:
    if not 0 <= cell < size:
        _cell(axes, cell, 0, 1, 1, palette.PADDING, "0", palette.INK, linestyle="--", gid="padding")
    elif never_read:
        _cell(axes, cell, 0, 1, 1, palette.PAPER, str(cell), palette.INK, hatch="////", gid="dropped")
    else:
        _cell(axes, cell, 0, 1, 1, palette.INPUT, str(cell), palette.INK, gid="input")


def _draw_window(axes: Axes, start: int, y: float, kernel_size: int, dilation_rate: int, size: int | None) -> None:
    """One bar over the window's span, a dot on each cell that it reads; cells beyond `size` are marked."""
    span = effective_kernel_size(kernel_size, dilation_rate)
    axes.add_patch(
        Rectangle(
            (start + 0.08, y), span - 0.16, 0.44, facecolor=palette.KERNEL, edgecolor=palette.INK, lw=0.8, gid="window"
        )
    )
    for weight in range(kernel_size):
        cell = start + weight * dilation_rate
        outside = size is not None and cell >= size
        axes.plot(
            cell + 0.5,
            y + 0.22,
            marker="x" if outside else "o",
            markersize=6 if outside else 3.5,
            color=palette.MISMATCH if outside else palette.INK,
        )


def _cell(
    axes: Axes,
    x: float,
    y: float,
    width: float,
    height: float,
    colour: str,
    text: str,
    ink: str,
    linestyle: str = "-",
    hatch: str | None = None,
    gid: str = "output",
) -> None:
    axes.add_patch(
        Rectangle(
            (x, y),
            width,
            height,
            facecolor=colour,
            edgecolor=palette.MISMATCH if hatch else palette.INK,
            linewidth=0.8,
            linestyle=linestyle,
            hatch=hatch,
            gid=gid,
        )
    )
    axes.text(x + width / 2, y + height / 2, text, ha="center", va="center", fontsize=7, color=ink)


def _label(axes: Axes, left: float, y: float, name: str, detail: str) -> None:
    axes.annotate(
        f"{name}\n{detail}",
        (left, y),
        xytext=(-10, 0),
        textcoords="offset points",
        ha="right",
        va="center",
        fontsize=8,
        color=palette.INK,
        annotation_clip=False,
    )
